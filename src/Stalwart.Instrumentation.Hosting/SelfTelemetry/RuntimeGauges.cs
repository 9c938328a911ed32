using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Logs;

namespace Stalwart.Instrumentation.Hosting.SelfTelemetry;

/// <summary>Keeps the runtime's own gauges of one host up to date until it is disposed.</summary>
/// <param name="catalogues">The host's catalogues.</param>
/// <param name="logs">The host's logs of events.</param>
/// <param name="exports">Returns the status of each exporter.</param>
/// <param name="isRejected">Returns whether a newer configuration is rejected.</param>
internal sealed class RuntimeGauges(
    IReadOnlyList<EventCatalogue> catalogues, HostLogs logs, Func<IEnumerable<ExportStatus>> exports, Func<bool> isRejected)
    : IDisposable
{
    // A gauge is read while metrics are collected: what it counts must not ask the gauges, its own among them.
    private readonly IDisposable[] observations =
    [
        RuntimeEvents.Gauges.InstrumentationSeries.Observe(() => catalogues.Sum(catalogue => catalogue.CountSeries())),
        RuntimeEvents.Gauges.InstrumentationDisabledEvents.Observe(
            () => catalogues.Sum(catalogue => catalogue.Report.DisabledEvents.Count)),
        RuntimeEvents.Gauges.InstrumentationTagOverflows.Observe(() => catalogues.Sum(catalogue => catalogue.Engine.TagOverflows)),
        RuntimeEvents.Gauges.InstrumentationRejectedValues.Observe(() => catalogues.Sum(catalogue => catalogue.Engine.RejectedValues)),
        RuntimeEvents.Counters.InstrumentationLogsLeftOut.Observe(InstrumentationLogsLeftOutReason.Limit, () => logs.LeftOut.Limited),
        RuntimeEvents.Counters.InstrumentationLogsLeftOut.Observe(InstrumentationLogsLeftOutReason.Queue, () => logs.LeftOut.Lost),
        RuntimeEvents.Counters.InstrumentationLogsLeftOut.Observe(InstrumentationLogsLeftOutReason.Provider, () => logs.LeftOut.Failed),
        RuntimeEvents.Counters.InstrumentationLogsLeftOut.Observe(InstrumentationLogsLeftOutReason.Export, () => logs.LeftOut.Unexported),
        RuntimeEvents.Gauges.InstrumentationConfigurationRejected.Observe(() => isRejected() ? 1 : 0),
        .. Observe(SettingsTable.PrometheusTable, ExporterKind.Prometheus, exports),
        .. Observe(OtlpSection.Metrics.Table, ExporterKind.OpenTelemetry, exports),
        .. Observe(OtlpSection.Logs.Table, ExporterKind.OpenTelemetryLogs, exports),
    ];

    public void Dispose()
    {
        foreach (IDisposable observation in observations)
        {
            observation.Dispose();
        }
    }

    private static IDisposable[] Observe(
        string table, ExporterKind exporter, Func<IEnumerable<ExportStatus>> exports)
    {
        ExportSnapshot? Current() => exports().FirstOrDefault(status => status.Table == table)?.Current;
        return
        [
            RuntimeEvents.Gauges.InstrumentationExportFailing.Observe(exporter, () => Current() is { IsUnhealthy: true } ? 1 : 0),
            RuntimeEvents.Counters.InstrumentationExportLost.Observe(exporter, () => Current()?.Lost ?? 0),
            RuntimeEvents.Counters.InstrumentationExportRejected.Observe(exporter, () => Current()?.Rejected ?? 0),
        ];
    }
}
