using Microsoft.Extensions.Diagnostics.HealthChecks;
using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Lifecycle;

namespace Stalwart.Instrumentation.Hosting.Health;

/// <summary>Reports the status of a host's exports and configuration.</summary>
/// <param name="statuses">Returns the status of each exporter.</param>
/// <param name="configuration">The status of the configuration.</param>
/// <param name="tolerance">The time for which a failure is not reported.</param>
/// <param name="clock">The clock.</param>
internal sealed class EventMetricsHealthCheck(
    Func<IEnumerable<ExportStatus>> statuses, ConfigurationStatus configuration, TimeSpan tolerance, TimeProvider clock) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ExportSnapshot[] exports = [.. statuses().Select(status => status.Current)];
        ConfigurationSnapshot current = configuration.Current;
        string[] faults =
        [
            .. exports.Where(export => export.IsUnhealthy && IsReported(export.Since)).Select(Fault),
            .. IsReported(current.RejectedTime) ? [Fault(current)] : (IEnumerable<string>)[],
        ];
        IReadOnlyDictionary<string, object> data = HealthData.Of(exports, current);
        return Task.FromResult(faults.Length == 0
            ? HealthCheckResult.Healthy(Summary(exports), data)
            : new HealthCheckResult(context.Registration.FailureStatus, string.Join(' ', faults), data: data));
    }

    private static string Fault(ExportSnapshot export) => export.State switch
    {
        ExportState.NotServed => $"{export.Table}: no endpoint is mapped at {export.Target}; call app.MapEventMetrics().",
        ExportState.Rejecting => $"{export.Table}: {export.Target} rejected part of the last export: {Sentence(export.LastError)}",
        _ => $"{export.Table}: the last export to {export.Target} failed: {Sentence(export.LastError)}",
    };

    private static string Fault(ConfigurationSnapshot rejected) =>
        $"Configuration reload rejected; keeping the previous configuration: {Sentence(rejected.RejectedReason)}";

    /// <summary>Joins the lines of a reason, which has one line per error.</summary>
    private static string Sentence(string? reason)
    {
        string[] lines = (reason ?? "unknown reason").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return $"{string.Join(' ', lines).TrimEnd('.')}.";
    }

    private static string Summary(ExportSnapshot[] exports) => string.Join(
        ' ',
        exports.Where(export => export.State != ExportState.Off).Select(export => $"{export.Table}: {Word(export.State)}.")
            .DefaultIfEmpty("No exporter is enabled."));

    private static string Word(ExportState state) => state switch
    {
        ExportState.Waiting => "nothing exported yet",
        ExportState.Succeeding => "exports succeed",
        _ => "exports are failing, within the tolerance",
    };

    private bool IsReported(DateTimeOffset? since) => since is DateTimeOffset start && clock.GetUtcNow() - start >= tolerance;
}
