namespace Stalwart.Instrumentation.Hosting.SelfTelemetry;

/// <summary>The runtime's own telemetry, generated in the same way as that of applications.</summary>
[EventCatalogue("events.toml")]
internal static partial class RuntimeEvents;
