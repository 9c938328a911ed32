namespace Stalwart.Instrumentation.Benchmarks;

/// <summary>What the reference catalogue has none of: a histogram with tags, events that one method records together, events with messages.</summary>
[EventCatalogue("extra.toml")]
internal static partial class ExtraEvents;
