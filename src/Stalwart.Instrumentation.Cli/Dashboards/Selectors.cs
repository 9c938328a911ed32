using Stalwart.Instrumentation.Cli.Queries;

namespace Stalwart.Instrumentation.Cli.Dashboards;

/// <summary>Label matchers with the dashboard's variables, without braces.</summary>
internal static class Selectors
{
    /// <summary>The process: for Prometheus's own metrics and <c>target_info</c>.</summary>
    public const string Process = "job=~\"$job\",instance=~\"$instance\"";

    /// <summary>The meter of the catalogue in the process.</summary>
    public const string Meter = $"""otel_scope_name=~"$meter",{Process}""";

    /// <summary>The runtime's own meter in the process, which has no scope label with <c>scope-labels = false</c>.</summary>
    public const string Runtime = $"""otel_scope_name=~"{RuntimeMetrics.Meter}|",{Process}""";
}
