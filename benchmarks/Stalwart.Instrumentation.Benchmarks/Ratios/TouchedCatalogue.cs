namespace Stalwart.Instrumentation.Benchmarks.Ratios;

/// <summary>The reference catalogue with every series of its counters and up-down-counters recorded once.</summary>
internal static class TouchedCatalogue
{
    private static readonly Lazy<int> Series = new(TouchAll);

    /// <summary>Records every series, unless that has been done.</summary>
    /// <returns>The number of series with a value.</returns>
    public static int Touch() => Series.Value;

    private static int TouchAll()
    {
        EventCatalogue catalogue = MailEvents.Catalogue;
        catalogue.Apply(new EventPolicy { EnabledEvents = ["*"] });

        // The values that are timed later are among those within the limit.
        Loops.OpenTag(4);
        for (int i = 4; i < 50; i++)
        {
            MailEvents.Delivery.Delivered($"domain-{i}.example", TlsVersion.None);
        }

        foreach (MetricDescriptor metric in catalogue.Metrics.Where(IsSum))
        {
            for (int i = 0; i < metric.SeriesCount; i++)
            {
                catalogue.Engine.Add(metric.FirstCell + i, 1);
            }
        }

        int touched = catalogue.Snapshot().Series.Count(series => IsSum(series.Metric));
        catalogue.Apply(new EventPolicy());
        return touched;
    }

    private static bool IsSum(MetricDescriptor metric) => metric.Kind is MetricKind.Counter or MetricKind.UpDownCounter;
}
