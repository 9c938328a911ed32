using Stalwart.Instrumentation.Hosting.Logs;

namespace Stalwart.Instrumentation.Hosting.SelfTelemetry;

/// <summary>Keeps the runtime's own gauges of one host up to date until it is disposed.</summary>
internal sealed class RuntimeGauges(IReadOnlyList<EventCatalogue> catalogues, HostLogs logs) : IDisposable
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
    ];

    public void Dispose()
    {
        foreach (IDisposable observation in observations)
        {
            observation.Dispose();
        }
    }
}
