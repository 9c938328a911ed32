namespace Stalwart.Instrumentation.Benchmarks;

/// <summary>The reference catalogue.</summary>
[EventCatalogue("events.toml")]
internal static partial class MailEvents;
