using Stalwart.Instrumentation.AspNetCore.StatusPage.Export;

namespace Stalwart.Instrumentation.AspNetCore.StatusPage;

/// <summary>Reads the catalogues repeatedly and returns the changes. Used by one thread at a time.</summary>
/// <param name="index">The numbers of events and metrics.</param>
/// <param name="points">The max number of points of a history.</param>
/// <param name="clock">The clock: its time of day can be set back, its timestamp only increases.</param>
internal sealed class PageSampler(PageIndex index, int points, TimeProvider clock)
{
    private readonly RateHistory history = new(index.Metrics.Count, points);
    private readonly double[] stepValues = new double[index.Metrics.Count];
    private double[] values = Nothing(index);
    private HistogramRow?[] histograms = new HistogramRow?[index.Metrics.Count];
    private PolicyReport[] reports = [];
    private int[] off = [];
    private int[] offMetrics = [];
    private long stepStamp;
    private long stamp;

    /// <summary>The series at the last reading, by metric number.</summary>
    public ILookup<int, SeriesSnapshot> Series { get; private set; } = Array.Empty<SeriesSnapshot>().ToLookup(_ => 0);

    /// <summary>Gets the time of the last reading.</summary>
    public DateTimeOffset Time { get; private set; }

    /// <summary>Gets the time since the last reading.</summary>
    public TimeSpan Age => clock.GetElapsedTime(stamp);

    /// <summary>Reads all values.</summary>
    /// <param name="step">Whether a step of the history is complete.</param>
    /// <returns>The changes since the previous reading.</returns>
    public TickMessage Read(bool step)
    {
        bool first = Time == default;
        Time = clock.GetUtcNow();
        stamp = clock.GetTimestamp();
        double[] before = values;
        HistogramRow?[] histogramsBefore = histograms;
        values = Nothing(index);
        histograms = new HistogramRow?[values.Length];
        ReadSeries();
        bool policyChanged = ReadPolicy();
        if (first)
        {
            Remember();
        }

        return new TickMessage(
            Time.ToUnixTimeMilliseconds(),
            Pairs(values, i => !values[i].Equals(before[i])),
            step && !first ? AddPoints() : null,
            policyChanged ? off : null,
            policyChanged ? offMetrics : null,
            Changed(histogramsBefore));
    }

    /// <summary>Returns the complete last reading.</summary>
    /// <param name="page">The page's fingerprint.</param>
    /// <param name="started">The start of the process.</param>
    /// <param name="exports">The state of exports and the configuration.</param>
    public StateMessage State(string page, DateTimeOffset started, ExportMessage exports) => new(
        page,
        Time.ToUnixTimeMilliseconds(),
        started.ToUnixTimeMilliseconds(),
        off,
        offMetrics,
        Pairs(values, i => !double.IsNaN(values[i])),
        [
            .. Enumerable.Range(0, values.Length)
                .Select(i => (Metric: i, Points: history.Of(i)))
                .Where(row => row.Points is not null)
                .Select(row => new HistoryRow(row.Metric, row.Points!)),
        ],
        [.. histograms.OfType<HistogramRow>()],
        exports);

    private static double[] Nothing(PageIndex index)
    {
        var nothing = new double[index.Metrics.Count];
        Array.Fill(nothing, double.NaN);
        return nothing;
    }

    private static double[] Pairs(double[] values, Func<int, bool> include)
    {
        var pairs = new List<double>();
        for (int i = 0; i < values.Length; i++)
        {
            if (include(i))
            {
                pairs.Add(i);
                pairs.Add(values[i]);
            }
        }

        return [.. pairs];
    }

    private void ReadSeries()
    {
        Series = index.Catalogues.SelectMany(catalogue => catalogue.Snapshot().Series).ToLookup(series => index.NumberOf(series.Metric));
        foreach (IGrouping<int, SeriesSnapshot> series in Series)
        {
            MetricDescriptor metric = index.Metrics[series.Key];
            double sum = series.Sum(one => one.Value);
            if (metric.Kind == MetricKind.Histogram)
            {
                long count = series.Sum(one => one.Count);
                values[series.Key] = count;
                histograms[series.Key] = new HistogramRow(series.Key, count, sum, BucketSummary.Of(metric, series));
            }
            else
            {
                values[series.Key] = sum;
            }
        }
    }

    /// <summary>Applying a policy creates a new report.</summary>
    private bool ReadPolicy()
    {
        PolicyReport[] now = [.. index.Catalogues.Select(catalogue => catalogue.Report)];
        if (now.AsSpan().SequenceEqual(reports))
        {
            return false;
        }

        reports = now;
        (off, offMetrics) = (index.OffEvents(), index.OffMetrics());
        return true;
    }

    private void Remember()
    {
        stepStamp = stamp;
        for (int i = 0; i < values.Length; i++)
        {
            stepValues[i] = double.IsNaN(values[i]) ? stepValues[i] : values[i];
        }
    }

    private double[] AddPoints()
    {
        double seconds = Math.Max(0.001, clock.GetElapsedTime(stepStamp, stamp).TotalSeconds);
        var newest = new float[values.Length];
        for (int i = 0; i < newest.Length; i++)
        {
            newest[i] = index.IsLevel(i) ? (float)values[i] : (float)(Math.Max(0, values[i] - stepValues[i]) / seconds);
            if (float.IsNaN(newest[i]) && !index.IsLevel(i))
            {
                newest[i] = 0;
            }
        }

        history.Add(newest);
        Remember();
        double[] shown = [.. newest.Select(value => RateHistory.Short(value))];
        return Pairs(shown, i => shown[i] is not 0 and not double.NaN);
    }

    private HistogramRow[]? Changed(HistogramRow?[] before)
    {
        HistogramRow[] changed =
        [
            .. histograms.OfType<HistogramRow>().Where(row => before[row.Metric] is not HistogramRow old || !Key(old).Equals(Key(row))),
        ];
        return changed.Length == 0 ? null : changed;
    }

    /// <summary>A reading taken during a record can include its count without its sum, or the reverse.</summary>
    private static (long Count, double Sum, double Min, double Max) Key(HistogramRow row) =>
        (row.Count, row.Sum, row.Buckets.Min, row.Buckets.Max);
}
