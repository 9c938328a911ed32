namespace Stalwart.Instrumentation.Hosting.Logs;

/// <summary>
/// Marks a host without logging filters of its own, whose logging providers receive events only if <c>logs.level</c> is set.
/// </summary>
internal sealed record ProvidersNeedLevel;
