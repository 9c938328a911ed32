namespace Stalwart.Instrumentation.Benchmarks;

/// <summary>Events that the reference catalogue does not have: a histogram with tags, several events in one method, messages.</summary>
[EventCatalogue("extra.toml")]
internal static partial class ExtraEvents;
