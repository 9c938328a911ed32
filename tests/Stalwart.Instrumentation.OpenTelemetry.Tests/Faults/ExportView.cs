using Microsoft.Extensions.Diagnostics.HealthChecks;
using Stalwart.Instrumentation.AspNetCore.StatusPage.Export;
using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Health;
using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.OpenTelemetry.Tests.Faults.Collectors;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Faults;

/// <summary>The operator's view of one signal's exports: the log lines, the status and the runtime's own metrics.</summary>
internal sealed class ExportView
{
    private readonly FaultedHost host;
    private readonly Fault fault;
    private readonly string table;
    private readonly FaultyCollector collector;
    private readonly RuntimeMetrics before;
    private readonly string configured;

    public ExportView(FaultedHost host, Fault fault, FaultyCollector collector, string table)
    {
        (this.host, this.fault, this.collector, this.table) = (host, fault, collector, table);
        before = RuntimeMetrics.Of(Exporter);
        configured = host.Status(table).Target;
    }

    public string FailureLine => (IsMetrics, fault.State) switch
    {
        (true, ExportState.Rejecting) =>
            $"5 Warning: The collector at {configured} rejected {fault.Rejected} data points: {Reason}",
        (false, ExportState.Rejecting) =>
            $"43 Warning: The collector at {configured} rejected {fault.Rejected} log records: {Reason}",
        (true, _) => $"1 Warning: Failed to export metrics to {configured}: {Reason}. Retrying every 24h.",
        (false, _) => $"41 Warning: Failed to export logs to {configured}: {Reason}. Log records of failed exports are dropped.",
    };

    public string WarningLine => IsMetrics
        ? $"6 Warning: The collector at {configured} accepted a metric export with a warning: {Reason}"
        : $"44 Warning: The collector at {configured} accepted a log export with a warning: {Reason}";

    private bool IsMetrics => table == FaultedHost.Metrics;

    private string Exporter => IsMetrics ? "open-telemetry" : "open-telemetry-logs";

    private string Reason => collector.Complete(fault.Reason.Replace("{table}", table, StringComparison.Ordinal));

    public string RecoveryLine(int failed)
    {
        long dropped = failed * (fault.State == ExportState.Rejecting ? fault.Rejected : 1);
        string target = host.Status(table).Target;
        return IsMetrics
            ? $"2 Information: Metric export to {target} recovered after {failed} failed attempts"
            : $"42 Information: Log export to {target} recovered after {failed} failed attempts; {dropped} log records were dropped";
    }

    /// <summary>Each failed export had one item: one series, or one record.</summary>
    public void AssertFailing(int failed)
    {
        bool isRejecting = fault.State == ExportState.Rejecting;
        ExportSnapshot status = host.Status(table);
        Assert.Equal(fault.State, status.State);
        Assert.True(status.IsUnhealthy);
        Assert.Equal(Reason, status.LastError);
        Assert.Equal(host.Clock.GetUtcNow(), status.LastErrorTime);
        Assert.Equal((0, failed), (status.Successes, status.Failures));
        Assert.Equal((isRejecting ? 0 : failed, isRejecting ? failed * fault.Rejected : 0), (status.Lost, status.Rejected));
        AssertMetrics(isFailing: 1, status);
        AssertPage(status);
        AssertHealth(HealthStatus.Unhealthy, status);
    }

    public void AssertRecovered(int failed)
    {
        ExportSnapshot status = host.Status(table);
        Assert.Equal(ExportState.Succeeding, status.State);
        Assert.False(status.IsUnhealthy);
        Assert.Equal((1, failed), (status.Successes, status.Failures));
        Assert.Equal(host.Clock.GetUtcNow(), status.LastSuccess);
        AssertMetrics(isFailing: 0, status);
        AssertPage(status);
        AssertHealth(HealthStatus.Healthy, status);
    }

    public void AssertSucceeding(int successes)
    {
        ExportSnapshot status = host.Status(table);
        Assert.Equal(ExportState.Succeeding, status.State);
        Assert.Equal((successes, 0, 0, 0), (status.Successes, status.Failures, status.Lost, status.Rejected));
        Assert.Null(status.LastError);
        AssertMetrics(isFailing: 0, status);
        AssertPage(status);
        AssertHealth(HealthStatus.Healthy, status);
    }

    /// <summary>Asserts the content of the Export tab of the status page.</summary>
    private void AssertPage(ExportSnapshot status)
    {
        ExporterRow row = new ExportReader(host.EventMetrics).Read()!.Exporters.Single(row => row.Table == table);
        Assert.Equal((status.State.ToString().ToLowerInvariant(), status.IsUnhealthy), (row.State, row.Unhealthy));
        Assert.Equal((status.Target, status.LastError), (row.Target, row.LastError));
        Assert.Equal(
            (status.Successes, status.Failures, status.Lost, status.Rejected), (row.Successes, row.Failures, row.Lost, row.Rejected));
    }

    /// <summary>Asserts the result of the health check for both exports.</summary>
    private void AssertHealth(HealthStatus expected, ExportSnapshot status)
    {
        EventMetrics metrics = host.EventMetrics;
        var check = new EventMetricsHealthCheck(() => metrics.Exports, metrics.Configuration, TimeSpan.Zero, host.Clock);
        var context = new HealthCheckContext
        {
            Registration = new HealthCheckRegistration("exports", check, failureStatus: null, tags: null),
        };
        HealthCheckResult result = check.CheckHealthAsync(context).GetAwaiter().GetResult();
        Assert.Equal(expected, result.Status);
        string said = expected == HealthStatus.Healthy ? $"{table}: exports succeed." : $"{Reason}.";
        Assert.Contains(said, result.Description, StringComparison.Ordinal);
        Assert.Equal(status.State.ToString(), result.Data[$"{table}.state"]);
    }

    private void AssertMetrics(int isFailing, ExportSnapshot status)
    {
        RuntimeMetrics now = RuntimeMetrics.Of(Exporter);
        Assert.Equal(
            (isFailing, status.Lost, status.Rejected),
            (now.IsFailing - before.IsFailing, now.Lost - before.Lost, now.Rejected - before.Rejected));
    }
}
