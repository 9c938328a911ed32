using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Gates;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.OpenTelemetry.Pipelines;
using Stalwart.Instrumentation.Prometheus.Exposition;

namespace Stalwart.Instrumentation.Prometheus.Scraping;

/// <summary>What a scrape reads.</summary>
internal sealed partial class PrometheusPipeline : IDisposable
{
    private readonly ExpositionWriter writer;
    private readonly ScrapeQueue queue;
    private readonly ILogger logger;

    public PrometheusPipeline(
        IReadOnlyList<EventCatalogue> catalogues,
        string applicationName,
        EventMetricsOptions metrics,
        ILogger logger,
        Func<EventCatalogue, ExporterGates?>? gatesOf = null)
    {
        PrometheusOptions options = metrics.Prometheus;
        if (!options.ScopeLabels)
        {
            RefuseSharedNames(catalogues);
        }

        this.logger = logger;
        writer = new ExpositionWriter(
            catalogues,
            options.ScopeLabels,
            options.TargetInfo ? [.. ProcessResource.Of(applicationName, metrics).Build().Attributes] : [],
            options.Created ? ProcessStart() : null,
            gatesOf);
        var collector = new ScrapeCollector(Write, logger);
        queue = new ScrapeQueue(form => Task.FromResult(collector.Collect(form)));
        LogConflicts();
    }

    /// <summary>Scrapes: what is recorded before the call is in the answer. Safe for concurrent calls, which share collections.</summary>
    public Task<ScrapeAnswer> ScrapeAsync(ScrapeForm form) => queue.NextAsync(form);

    public void Dispose() => queue.Dispose();

    /// <summary>Everything is counted from there on, also what is recorded before the host starts.</summary>
    private static DateTimeOffset ProcessStart()
    {
        using Process process = Process.GetCurrentProcess();
        return process.StartTime;
    }

    /// <summary>Two series of one name and equal labels make Prometheus refuse the whole scrape.</summary>
    private static void RefuseSharedNames(IReadOnlyList<EventCatalogue> catalogues)
    {
        // A counter has another name in the lines that describe it in OpenMetrics.
        var meters = new Dictionary<(string Family, bool IsOpenMetrics), string>();
        foreach (EventCatalogue catalogue in catalogues)
        {
            foreach (MetricDescriptor metric in catalogue.Metrics)
            {
                FamilyName name = FamilyName.Of(metric);
                foreach (bool isOpenMetrics in (bool[])[false, true])
                {
                    (string, bool) family = (name.Metadata(isOpenMetrics), isOpenMetrics);
                    if (!meters.TryAdd(family, catalogue.MeterName) && meters[family] != catalogue.MeterName)
                    {
                        throw new EventMetricsConfigurationException(
                            $"metrics.prometheus.scope-labels: is false, but the meters '{meters[family]}' and '{catalogue.MeterName}' "
                            + $"both have '{metric.Name}', which nothing else tells apart; leave it true.");
                    }
                }
            }
        }
    }

    private void Write(ExpositionFormat format, Utf8Buffer output)
    {
        writer.Read();
        writer.Write(format, output);
    }

    private void LogConflicts()
    {
        foreach (FamilyConflict conflict in writer.Conflicts
            .Where(conflict => !conflict.IsOfOneMeter)
            .DistinctBy(conflict => (conflict.LeftOut, conflict.Kept)))
        {
            MetricLeftOut(
                conflict.LeftOut.Descriptor.Name,
                conflict.LeftOut.MeterName,
                conflict.Kept.Descriptor.Name,
                conflict.Kept.MeterName,
                conflict.Family);
        }
    }

    [LoggerMessage(
        13,
        LogLevel.Warning,
        "Metric '{Metric}' of meter '{Meter}' is left out of scrapes while '{Other}' of meter '{OtherMeter}' is enabled: "
        + "both are '{Family}' in Prometheus")]
    private partial void MetricLeftOut(string metric, string meter, string other, string otherMeter, string family);
}
