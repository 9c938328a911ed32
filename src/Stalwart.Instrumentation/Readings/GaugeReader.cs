using System.Diagnostics.Metrics;

namespace Stalwart.Instrumentation.Readings;

/// <summary>Reads a gauge: the callback or the last value of each series.</summary>
/// <param name="source">The catalogue's reading source.</param>
/// <param name="gauge">Its callbacks and values.</param>
/// <param name="gate">The index of the gate that says whether it is enabled.</param>
/// <param name="tags">The attributes of its series.</param>
internal sealed class GaugeReader(ReadingSource source, GaugeSource gauge, int gate, SeriesTags tags)
    : CurrentValueReader<double>(source, gauge.Metric, gate, tags)
{
    public override void Publish(Meter meter) => meter.CreateObservableGauge(Metric.Name, Measure, Unit, Metric.Description);

    protected override double Read(int series) => gauge.Read(series);

    protected override bool IsSet(int series) => gauge.HasValue(series);
}
