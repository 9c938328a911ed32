using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Gates;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.OpenTelemetry.Pipelines;
using Stalwart.Instrumentation.Prometheus.Exposition;
using Stalwart.Instrumentation.Prometheus.Names;
using Stalwart.Instrumentation.Prometheus.Sources;

namespace Stalwart.Instrumentation.Prometheus.Scraping;

/// <summary>The metrics that a scrape reads.</summary>
internal sealed partial class PrometheusPipeline : IDisposable
{
    private readonly ExpositionWriter writer;
    private readonly ScrapeQueue queue;
    private readonly ProcessMeters? others;
    private readonly ILogger logger;
    private readonly HashSet<(MetricValues LeftOut, MetricValues Kept)> logged = [];

    public PrometheusPipeline(
        IReadOnlyList<EventCatalogue> catalogues,
        string applicationName,
        EventMetricsOptions metrics,
        ILogger logger,
        Func<EventCatalogue, ExporterGates?>? gatesOf = null,
        IReadOnlyList<string>? meters = null,
        ExportStatus? status = null)
    {
        PrometheusOptions options = metrics.Prometheus;
        if (!options.ScopeLabels)
        {
            RefuseSharedNames(catalogues, options.Names);
        }

        this.logger = logger;
        others = meters is not { Count: > 0 } ? null : new ProcessMeters(meters, catalogues, ListsOf(metrics));
        writer = new ExpositionWriter(
            [
                .. catalogues.Select(catalogue => new CatalogueMetrics(catalogue, gatesOf?.Invoke(catalogue))),
                .. others is null ? [] : (MetricSet[])[new SdkMetrics(others.Collect)],
            ],
            new ExpositionOptions
            {
                Names = options.Names,
                HasScopeLabels = options.ScopeLabels,
                Resource = options.TargetInfo ? [.. ProcessResource.Of(applicationName, metrics).Build().Attributes] : [],
                Created = options.Created ? ProcessStart() : null,
            });
        var collector = new ScrapeCollector(
            Read, writer.Write, status ?? new ExportStatus(SettingsTable.PrometheusTable, TimeProvider.System), logger);
        queue = new ScrapeQueue(forms => Task.FromResult(collector.Collect(forms)));
        LogConflicts();
    }

    /// <summary>Scrapes everything recorded before the call. Safe for concurrent calls, which share collections.</summary>
    public Task<ScrapeAnswer> ScrapeAsync(ScrapeForm form) => queue.NextAsync(form);

    /// <summary>Applies changed lists of instruments, starting with the next scrape.</summary>
    public void Change(EventMetricsOptions changed)
    {
        if (others is not null)
        {
            others.Lists = ListsOf(changed);
        }
    }

    public void Dispose()
    {
        queue.Dispose();
        others?.Dispose();
    }

    private static InstrumentLists ListsOf(EventMetricsOptions metrics) => new(metrics.Policy, metrics.PrometheusLists);

    /// <summary>Starts counting immediately, including what is recorded before the host starts.</summary>
    private static DateTimeOffset ProcessStart()
    {
        using Process process = Process.GetCurrentProcess();
        return process.StartTime;
    }

    /// <summary>Two series with the same name and labels make Prometheus reject the whole scrape.</summary>
    private static void RefuseSharedNames(IReadOnlyList<EventCatalogue> catalogues, PrometheusNames names)
    {
        // A counter has a different name in the lines that describe it in OpenMetrics.
        var meters = new Dictionary<(Naming Naming, string Family, bool IsOpenMetrics), string>();
        foreach ((EventCatalogue catalogue, MetricDescriptor metric) in catalogues.SelectMany(
            catalogue => catalogue.Metrics.Select(metric => (catalogue, metric))))
        {
            foreach ((Naming naming, bool isOpenMetrics) in Naming.AllOf(names).SelectMany(
                naming => (bool[])[false, true], (naming, isOpenMetrics) => (naming, isOpenMetrics)))
            {
                FamilyName name = naming.Family(CatalogueMetrics.ShapeOf(catalogue.MeterName, metric));
                (Naming, string, bool) family = (naming, name.Metadata(isOpenMetrics), isOpenMetrics);
                if (!meters.TryAdd(family, catalogue.MeterName) && meters[family] != catalogue.MeterName)
                {
                    throw new EventMetricsConfigurationException(
                        $"metrics.prometheus.scope-labels: is false, but meters '{meters[family]}' and '{catalogue.MeterName}' "
                        + $"both define '{metric.Name}', which only scope labels tell apart; set it to true.");
                }
            }
        }
    }

    private void Read()
    {
        int before = writer.MetricCount;
        writer.Read();
        if (writer.MetricCount > before)
        {
            LogConflicts();
        }
    }

    private void LogConflicts()
    {
        foreach (FamilyConflict conflict in writer.Conflicts
            .Where(conflict => !conflict.IsOfOneMeter)
            .Where(conflict => logged.Add((conflict.LeftOut.Values, conflict.Kept.Values))))
        {
            MetricLeftOut(
                conflict.LeftOut.Shape.Name,
                conflict.LeftOut.Shape.Meter,
                conflict.Kept.Shape.Name,
                conflict.Kept.Shape.Meter,
                conflict.Family);
        }
    }

    [LoggerMessage(
        13,
        LogLevel.Warning,
        "Metric '{Metric}' of meter '{Meter}' is omitted from scrapes because '{Other}' of meter '{OtherMeter}' has the same "
        + "Prometheus name '{Family}'")]
    private partial void MetricLeftOut(string metric, string meter, string other, string otherMeter, string family);
}
