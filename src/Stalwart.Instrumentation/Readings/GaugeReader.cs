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
    public override void Publish(Meter meter) => meter.CreateObservableGauge(Metric.Name, Measure, Unit, Metric.Description);

    protected override bool TryRead(ReadOnlySpan<long> cells, int series, out double value, out long count)
    {
        count = 0;
        value = gauge?.Read() ?? LastValue(series);
        return !double.IsNaN(value);
    }

    protected override bool HasValue(ReadOnlySpan<long> cells, int series) => gauge?.HasValue ?? !double.IsNaN(LastValue(series));

    private double LastValue(int series) => Source.Gauges.Read(Metric.FirstCell + series);

    private List<Measurement<double>> Measure()
    {
        List<Measurement<double>> measurements = [];
        bool isMeasured = IsMeasured;
        for (int series = 0; isMeasured && series < Metric.SeriesCount; series++)
        {
            if (TryRead([], series, out double value, out _))
            {
                measurements.Add(new Measurement<double>(value, Tags.Of(series)));
            }
        }

        return measurements;
    }
}
