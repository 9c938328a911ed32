namespace Stalwart.Instrumentation.Hosting.SelfTelemetry;

/// <summary>What the runtime tells of itself, made by the generator that makes the applications' classes.</summary>
[EventCatalogue("events.toml")]
internal static partial class RuntimeEvents;
