using System.Diagnostics.Metrics;

namespace Stalwart.Instrumentation.Readings;

/// <summary>
/// Reads a histogram's counts and sums for snapshots. Exporters have its values from its recorder, which owns the instrument.
/// </summary>
/// <param name="source">The catalogue's numbers.</param>
/// <param name="metric">The metric.</param>
/// <param name="gate">The number of the gate that says whether it is on.</param>
/// <param name="tags">The attributes of its series.</param>
internal sealed class HistogramReader(ReadingSource source, MetricDescriptor metric, int gate, SeriesTags tags)
    : MetricReader(source, metric, gate, tags)
{
    public override void Publish(Meter meter)
    {
    }

    protected override bool TryRead(ReadOnlySpan<long> cells, int series, out double value, out long count)
    {
        count = cells[2 * series];
        value = BitConverter.Int64BitsToDouble(cells[(2 * series) + 1]);
        return count != 0;
    }
}
