namespace Stalwart.Instrumentation.Cli.Alerts;

/// <summary>The user's options for alerts.</summary>
/// <param name="Job">The Prometheus job to watch; <see langword="null"/> for every job with the meter.</param>
/// <param name="Window">How long an alert fires after an event, as Prometheus writes it, such as <c>5m</c>.</param>
/// <param name="Severity">The label that routes the alerts.</param>
/// <param name="WithAll">Whether to include events that are off by default.</param>
/// <param name="WithRuntime">Whether to include rules for scrapes, exports and the configuration.</param>
internal sealed record AlertOptions(string? Job, string Window, string Severity, bool WithAll, bool WithRuntime);
