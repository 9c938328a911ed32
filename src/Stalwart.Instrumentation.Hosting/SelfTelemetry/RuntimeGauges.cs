using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Logs;

namespace Stalwart.Instrumentation.Hosting.SelfTelemetry;

/// <summary>Updates the runtime's own gauges of one host until it is disposed.</summary>
/// <param name="catalogues">The host's catalogues.</param>
/// <param name="logs">The host's logs of events.</param>
/// <param name="exports">Returns the status of each exporter.</param>
/// <param name="isRejected">Returns whether a newer configuration is rejected.</param>
internal sealed class RuntimeGauges(
    IReadOnlyList<EventCatalogue> catalogues, HostLogs logs, Func<IEnumerable<ExportStatus>> exports, Func<bool> isRejected)
    : IDisposable
{
    // A gauge is read during a collection, so its value must not depend on reading gauges.
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
        .. new[]
        {
            (SettingsTable.PrometheusTable, ExporterKind.Prometheus),
            (OtlpSection.Metrics.Table, ExporterKind.OpenTelemetry),
            (OtlpSection.Logs.Table, ExporterKind.OpenTelemetryLogs),
        }.SelectMany(exporter => (IDisposable[])
        [
            RuntimeEvents.Gauges.InstrumentationExportFailing.Observe(
                exporter.Item2, () => Current(exports, exporter.Item1) is { IsUnhealthy: true } ? 1 : 0),
            RuntimeEvents.Counters.InstrumentationExportLost.Observe(exporter.Item2, () => Current(exports, exporter.Item1)?.Lost ?? 0),
            RuntimeEvents.Counters.InstrumentationExportRejected.Observe(
                exporter.Item2, () => Current(exports, exporter.Item1)?.Rejected ?? 0),
        ]),
    ];

    public void Dispose()
    {
        foreach (IDisposable observation in observations)
        {
            observation.Dispose();
        }
    }

    private static ExportSnapshot? Current(Func<IEnumerable<ExportStatus>> exports, string table) =>
        exports().FirstOrDefault(status => status.Table == table)?.Current;
}
