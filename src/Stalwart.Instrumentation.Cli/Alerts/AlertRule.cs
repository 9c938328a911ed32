namespace Stalwart.Instrumentation.Cli.Alerts;

/// <summary>A Prometheus alert rule.</summary>
/// <param name="Name">The alert's name.</param>
/// <param name="Expression">PromQL.</param>
/// <param name="For">How long the expression must return a result before the alert fires; empty fires immediately.</param>
/// <param name="Labels">The labels in addition to the severity.</param>
/// <param name="Annotations">Annotations, which may contain templates.</param>
internal sealed record AlertRule(
    string Name,
    string Expression,
    string For,
    IReadOnlyList<KeyValuePair<string, string>> Labels,
    IReadOnlyList<KeyValuePair<string, string>> Annotations);
