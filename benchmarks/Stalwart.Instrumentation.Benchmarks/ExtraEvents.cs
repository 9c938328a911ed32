namespace Stalwart.Instrumentation.Benchmarks;

/// <summary>What the reference catalogue has none of: a histogram with tags, several events of one method, messages.</summary>
[EventCatalogue("extra.toml")]
internal static partial class ExtraEvents;
