namespace Stalwart.Instrumentation.AspNetCore.StatusPage;

/// <summary>Numbers all events and metrics of the process's catalogues, for use in messages.</summary>
internal sealed class PageIndex
{
    private readonly Dictionary<MetricDescriptor, int> metrics = [];
    private readonly Dictionary<(EventCatalogue Catalogue, string Name), int> events = [];
    private readonly Dictionary<(EventCatalogue Catalogue, string Name), int> declared = [];

    public PageIndex(IReadOnlyList<EventCatalogue> catalogues)
    {
        Catalogues = catalogues;
        Metrics = [.. catalogues.SelectMany(catalogue => catalogue.Metrics)];
        foreach (EventCatalogue catalogue in catalogues)
        {
            int counters = metrics.Count + catalogue.Events.Count(e => e.Counted);
            foreach (EventDescriptor e in catalogue.Events)
            {
                events.Add((catalogue, e.Name), events.Count);
            }

            foreach (MetricDescriptor metric in catalogue.Metrics)
            {
                if (metrics.Count >= counters)
                {
                    declared.Add((catalogue, metric.Name), metrics.Count);
                }

                metrics.Add(metric, metrics.Count);
            }
        }
    }

    public IReadOnlyList<EventCatalogue> Catalogues { get; }

    /// <summary>
    /// Gets every metric by its number: for each catalogue the counters of the counted events, then the declared metrics.
    /// </summary>
    public IReadOnlyList<MetricDescriptor> Metrics { get; }

    /// <summary>Returns whether a metric's value can decrease, so its history shows the value itself instead of its rate.</summary>
    public bool IsLevel(int metric) => Metrics[metric].Kind is MetricKind.Gauge or MetricKind.UpDownCounter;

    public int NumberOf(MetricDescriptor metric) => metrics[metric];

    /// <summary>Returns the numbers of the disabled events, in increasing order; events are numbered in the catalogues' order.</summary>
    public int[] OffEvents() =>
        [.. Catalogues.SelectMany(catalogue => catalogue.Report.DisabledEvents.Select(name => events[(catalogue, name)]))];

    /// <summary>Returns the numbers of the disabled declared metrics, in increasing order.</summary>
    public int[] OffMetrics() =>
        [.. Catalogues.SelectMany(catalogue => catalogue.Report.DisabledMetrics.Select(name => declared[(catalogue, name)]))];
}
