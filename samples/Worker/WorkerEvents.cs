using Stalwart.Instrumentation;

namespace Worker;

/// <summary>The worker's telemetry.</summary>
[EventCatalogue("events.toml")]
internal static partial class WorkerEvents;
