using System.Diagnostics.Metrics;

namespace Stalwart.Instrumentation.Readings;

/// <summary>Reads a gauge: its callback, or the last value of each series.</summary>
/// <param name="source">The catalogue's numbers.</param>
/// <param name="metric">The metric.</param>
/// <param name="gate">The number of the gate that says whether it is on.</param>
/// <param name="tags">The attributes of its series.</param>
/// <param name="gauge">Its callbacks and value; <see langword="null"/> for a gauge with tags.</param>
internal sealed class GaugeReader(ReadingSource source, MetricDescriptor metric, int gate, SeriesTags tags, GaugeSource? gauge)
    : MetricReader(source, metric, gate, tags)
{
    public override int Size => Metric.SeriesCount;

    public override void Publish(Meter meter) => meter.CreateObservableGauge(Metric.Name, Measure, Unit, Metric.Description);

    /// <summary>Reads the values; while the gauge is off it has none, and its callback does not run.</summary>
    public override void Complete(Span<long> own, bool isOn)
    {
        for (int series = 0; series < own.Length; series++)
        {
            own[series] = BitConverter.DoubleToInt64Bits(isOn ? Read(series) : double.NaN);
        }
    }

    public override bool HasValue(ReadOnlySpan<long> own, int series) => !double.IsNaN(Value(own, series));

    public override double Value(ReadOnlySpan<long> own, int series) => BitConverter.Int64BitsToDouble(own[series]);

    /// <summary>How many series have a value; no callback is asked.</summary>
    public int CountSet() => Enumerable.Range(0, Metric.SeriesCount).Count(series => gauge?.HasValue ?? !double.IsNaN(LastValue(series)));

    private double Read(int series) => gauge?.Read() ?? LastValue(series);

    private double LastValue(int series) => Source.Gauges.Read(Metric.FirstCell + series);

    private List<Measurement<double>> Measure()
    {
        List<Measurement<double>> measurements = [];
        CatalogueReading? reading = SharedReadings.Of(Source);
        bool isMeasured = IsOn && Source.IsPublished;
        for (int series = 0; isMeasured && series < Metric.SeriesCount; series++)
        {
            double value = reading is null ? Read(series) : Value(reading.Own(this), series);
            if (!double.IsNaN(value))
            {
                measurements.Add(new Measurement<double>(value, Tags(series)));
            }
        }

        return measurements;
    }
}
