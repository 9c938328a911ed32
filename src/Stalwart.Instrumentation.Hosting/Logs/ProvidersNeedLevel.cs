namespace Stalwart.Instrumentation.Hosting.Logs;

/// <summary>
/// Marks a host whose logging providers get events only if <c>logs.level</c> is set: it has no logging filters of its own.
/// </summary>
internal sealed record ProvidersNeedLevel;
