using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.Prometheus.Sources;

/// <summary>The values of one metric of a catalogue: its cells.</summary>
/// <param name="shape">The properties that its values share.</param>
/// <param name="scope">The attributes of its meter besides the name.</param>
/// <param name="reading">The catalogue's reading.</param>
/// <param name="metric">The index of the metric in the reading.</param>
internal sealed class CatalogueValues(
    MetricShape shape, IReadOnlyList<KeyValuePair<string, object?>> scope, CatalogueReading reading, int metric)
    : MetricValues(shape, scope)
{
    public override bool IsOn => reading.IsOn(metric);

    public override int SeriesCount { get; } = reading.Metric(metric).SeriesCount;

    public override bool HasValue(int series) => reading.HasValue(metric, series);

    public override long Integer(int series) => reading.Integer(metric, series);

    public override double Value(int series) => reading.Value(metric, series);

    public override ReadOnlySpan<long> Buckets(int series) => reading.Buckets(metric, series);

    public override ReadOnlySpan<long> NativeBuckets(int series) => reading.NativeBuckets(metric, series);

    public override bool TryGetExemplar(int series, out Exemplar exemplar) => reading.TryGetExemplar(metric, series, out exemplar);

    public override IEnumerable<KeyValuePair<string, object?>> Tags(int series) => reading.Tags(metric, series);
}
