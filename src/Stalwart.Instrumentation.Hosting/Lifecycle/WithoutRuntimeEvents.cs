namespace Stalwart.Instrumentation.Hosting.Lifecycle;

/// <summary>
/// Excludes the runtime's own events, which belong to the whole process, from a host that shares its process with others.
/// </summary>
internal sealed record WithoutRuntimeEvents;
