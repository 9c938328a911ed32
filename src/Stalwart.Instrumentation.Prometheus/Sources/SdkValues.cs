using OpenTelemetry.Metrics;

namespace Stalwart.Instrumentation.Prometheus.Sources;

/// <summary>The values of one metric of the SDK, copied from its points.</summary>
internal sealed class SdkValues : MetricValues
{
    private readonly SdkSeries series = new();
    private readonly List<Point> points = [];
    private bool isOn;

    /// <param name="metric">A metric for which <see cref="CanRead"/> is true.</param>
    public SdkValues(Metric metric)
        : base(ShapeOf(metric), ScopeOf(metric))
    {
    }

    public override bool IsOn => isOn;

    public override int SeriesCount => points.Count;

    /// <summary>Returns whether a metric has a value and is of a kind that .NET instruments have.</summary>
    public static bool CanRead(Metric metric) =>
        KindOf(metric.MetricType) is not null && metric.GetMetricPoints().GetEnumerator().MoveNext();

    /// <summary>Clears the values.</summary>
    public void Clear()
    {
        isOn = false;
        foreach (Point point in points)
        {
            point.HasValue = false;
        }
    }

    /// <summary>Copies the values of a metric.</summary>
    public void Add(Metric metric)
    {
        isOn = true;
        int position = 0;
        foreach (ref readonly MetricPoint point in metric.GetMetricPoints())
        {
            int number = series.Find(position++, point.Tags);
            if (number == points.Count)
            {
                points.Add(new Point(Shape.Kind == MetricKind.Histogram ? Shape.Boundaries.Count + 1 : 0));
            }

            points[number].Take(metric.MetricType, in point);
        }
    }

    public override bool HasValue(int series) => points[series].HasValue;

    public override long Integer(int series) => points[series].Integer;

    public override double Value(int series) => Shape.IsInteger ? points[series].Integer : points[series].Number;

    public override ReadOnlySpan<long> Buckets(int series) => points[series].Buckets;

    public override ReadOnlySpan<long> NativeBuckets(int series) => [];

    public override IEnumerable<KeyValuePair<string, object?>> Tags(int series) => this.series.Tags(series);

    private static MetricShape ShapeOf(Metric metric)
    {
        MetricKind kind = KindOf(metric.MetricType)!.Value;
        bool isInteger = metric.MetricType is MetricType.LongSum or MetricType.LongSumNonMonotonic or MetricType.LongGauge;
        return new MetricShape(
            metric.MeterName, metric.Name, kind, metric.Unit, metric.Description, isInteger, BoundariesOf(metric), Tags: null);
    }

    private static KeyValuePair<string, object?>[] ScopeOf(Metric metric) =>
    [
        .. string.IsNullOrEmpty(metric.MeterVersion) ? [] : (KeyValuePair<string, object?>[])[new("version", metric.MeterVersion)],
        .. metric.MeterTags ?? [],
    ];

    private static MetricKind? KindOf(MetricType type) => type switch
    {
        MetricType.LongSum or MetricType.DoubleSum => MetricKind.Counter,
        MetricType.LongSumNonMonotonic or MetricType.DoubleSumNonMonotonic => MetricKind.UpDownCounter,
        MetricType.LongGauge or MetricType.DoubleGauge => MetricKind.Gauge,
        MetricType.Histogram => MetricKind.Histogram,
        _ => null,
    };

    private static List<double> BoundariesOf(Metric metric)
    {
        List<double> boundaries = [];
        if (metric.MetricType == MetricType.Histogram)
        {
            MetricPointsAccessor.Enumerator points = metric.GetMetricPoints().GetEnumerator();
            points.MoveNext();
            foreach (HistogramBucket bucket in points.Current.GetHistogramBuckets())
            {
                boundaries.Add(bucket.ExplicitBound);
            }

            boundaries.RemoveAll(double.IsPositiveInfinity);
        }

        return boundaries;
    }

    /// <summary>The values of one series.</summary>
    /// <param name="buckets">The number of buckets.</param>
    private sealed class Point(int buckets)
    {
        public bool HasValue { get; set; }

        public long Integer { get; private set; }

        public double Number { get; private set; }

        public long[] Buckets { get; } = new long[buckets];

        public void Take(MetricType type, ref readonly MetricPoint point)
        {
            HasValue = true;
            switch (type)
            {
                case MetricType.LongSum or MetricType.LongSumNonMonotonic:
                    Integer = point.GetSumLong();
                    break;
                case MetricType.LongGauge:
                    Integer = point.GetGaugeLastValueLong();
                    break;
                case MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic:
                    Number = point.GetSumDouble();
                    break;
                case MetricType.DoubleGauge:
                    Number = point.GetGaugeLastValueDouble();
                    break;
                default:
                    Number = point.GetHistogramSum();
                    TakeBuckets(in point);
                    break;
            }
        }

        private void TakeBuckets(ref readonly MetricPoint point)
        {
            int bucket = 0;
            foreach (HistogramBucket counted in point.GetHistogramBuckets())
            {
                Buckets[bucket++] = counted.BucketCount;
            }

            if (bucket == 0)
            {
                Buckets[0] = point.GetHistogramCount();
            }
        }
    }
}
