using Stalwart.Instrumentation.Cli.Queries;

namespace Stalwart.Instrumentation.Cli.Dashboards;

/// <summary>Label matchers with the dashboard's variables, without braces.</summary>
internal static class Selectors
{
    /// <summary>Matches the process, for Prometheus's own metrics and <c>target_info</c>.</summary>
    public const string Process = "job=~\"$job\",instance=~\"$instance\"";

    /// <summary>Matches the meter of the catalogue in the process.</summary>
    public const string Meter = $"""otel_scope_name=~"$meter",{Process}""";

    /// <summary>Matches the runtime's own meter in the process; it has no scope label with <c>scope-labels = false</c>.</summary>
    public const string Runtime = $"""otel_scope_name=~"{RuntimeMetrics.Meter}|",{Process}""";
}
