namespace Stalwart.Instrumentation.Cli.Alerts;

/// <summary>A rule of Prometheus.</summary>
/// <param name="Name">The alert's name.</param>
/// <param name="Expression">PromQL.</param>
/// <param name="For">How long the expression must have a result before the alert fires; empty fires at once.</param>
/// <param name="Labels">Labels beside the severity.</param>
/// <param name="Annotations">Texts for people, which may have templates.</param>
internal sealed record AlertRule(
    string Name,
    string Expression,
    string For,
    IReadOnlyList<KeyValuePair<string, string>> Labels,
    IReadOnlyList<KeyValuePair<string, string>> Annotations);
