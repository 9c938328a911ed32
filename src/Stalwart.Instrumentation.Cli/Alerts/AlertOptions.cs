namespace Stalwart.Instrumentation.Cli.Alerts;

/// <summary>What the user chooses about alerts.</summary>
/// <param name="Job">The job to watch, as Prometheus calls it; <see langword="null"/> watches every job with the meter.</param>
/// <param name="Window">How long an alert fires after an event, as Prometheus writes it, such as <c>5m</c>.</param>
/// <param name="Severity">The label that routes the alerts.</param>
/// <param name="WithAll">Whether events that are off by default have a rule too.</param>
/// <param name="WithRuntime">Whether there are rules for scrapes, exports and the configuration.</param>
internal sealed record AlertOptions(string? Job, string Window, string Severity, bool WithAll, bool WithRuntime);
