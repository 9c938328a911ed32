using Stalwart.Instrumentation;

namespace Worker;

/// <summary>What the worker tells of itself.</summary>
[EventCatalogue("events.toml")]
internal static partial class WorkerEvents;
