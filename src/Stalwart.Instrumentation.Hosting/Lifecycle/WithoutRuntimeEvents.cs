namespace Stalwart.Instrumentation.Hosting.Lifecycle;

/// <summary>Takes the runtime's own events, which belong to the whole process, out of a host that shares its process with others.</summary>
internal sealed record WithoutRuntimeEvents;
