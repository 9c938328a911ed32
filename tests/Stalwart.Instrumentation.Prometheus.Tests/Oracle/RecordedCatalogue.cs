using System.Numerics;

namespace Stalwart.Instrumentation.Prometheus.Tests.Oracle;

/// <summary>A catalogue with records made in the same way as by generated code.</summary>
internal abstract class RecordedCatalogue
{
    public abstract EventCatalogue Catalogue { get; }

    /// <summary>Records one value into a series.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="combination">The number of the combination of tag values.</param>
    /// <param name="value">The value; not negative for a counter.</param>
    public void Record(MetricDescriptor metric, int combination, double value)
    {
        int series = metric.MaxSeries > 0 ? SparseSeries(Sparse().IndexOf(metric), combination) : combination;
        int cell = metric.FirstCell + series;
        switch (metric.Kind)
        {
            case var _ when metric is { IsObserved: true, IsFloating: true }:
                Total<double>(metric).Observe(series, () => value);
                break;
            case var _ when metric.IsObserved:
                Total<long>(metric).Observe(series, () => (long)value);
                break;
            case MetricKind.Gauge:
                SetGauge(cell, value);
                break;
            case MetricKind.Histogram:
                Record(Histograms().IndexOf(metric), metric.FirstCell, value, series);
                break;
            case MetricKind.UpDownCounter when metric.IsFloating:
                AddSigned(cell, cell + metric.SeriesCount, value);
                break;
            case MetricKind.UpDownCounter:
                AddSigned(cell, cell + metric.SeriesCount, (long)value);
                break;
            default:
                Add(cell, metric.IsFloating, value);
                break;
        }
    }

    /// <summary>Returns the number of tag value combinations of a metric.</summary>
    public static int Combinations(MetricDescriptor metric) => metric.Tags.Aggregate(1, (product, tag) => product * tag.Size);

    /// <summary>Assigns a value to every slot of the open tags.</summary>
    /// <param name="values">Returns the value for a slot.</param>
    public void FillOpenTags(Func<int, string> values)
    {
        TagDescriptor[] open = [.. Catalogue.Metrics.SelectMany(metric => metric.Tags).Where(tag => tag.Kind == TagKind.Open)];
        string[] names = [.. open.Select(tag => tag.Name).Distinct()];
        for (int i = 0; i < names.Length; i++)
        {
            int limit = open.First(tag => tag.Name == names[i]).Limit;
            for (int place = 0; place < limit; place++)
            {
                OpenSlot(i, values(place));
            }
        }
    }

    protected abstract int SparseSeries(int metric, long combination);

    protected abstract void Add(int cell, bool isFloating, double value);

    protected abstract void AddSigned(int added, int subtracted, long value);

    protected abstract void AddSigned(int added, int subtracted, double value);

    protected abstract void Record(int histogram, int cells, double value, int series);

    protected abstract void SetGauge(int cell, double value);

    protected abstract void OpenSlot(int tag, string value);

    private ObservedTotal<T> Total<T>(MetricDescriptor metric)
        where T : struct, INumber<T> => Catalogue.Kept.Numbered.OfType<ObservedTotal<T>>().Single(total => total.Name == metric.Name);

    private List<MetricDescriptor> Sparse() => [.. Catalogue.Metrics.Where(metric => metric.MaxSeries > 0)];

    private List<MetricDescriptor> Histograms() => [.. Catalogue.Metrics.Where(metric => metric.Kind == MetricKind.Histogram)];
}
