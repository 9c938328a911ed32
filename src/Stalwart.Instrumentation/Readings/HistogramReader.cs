using System.Diagnostics.Metrics;
using Stalwart.Instrumentation.Cells;

namespace Stalwart.Instrumentation.Readings;

/// <summary>Reads a histogram's cells, and publishes its instrument, which the recorder passes values to.</summary>
/// <param name="source">The catalogue's reading source.</param>
/// <param name="metric">The metric.</param>
/// <param name="gate">The index of the gate that says whether it is enabled.</param>
/// <param name="tags">The attributes of its series.</param>
/// <param name="recorder">Records into it.</param>
internal sealed class HistogramReader(
    ReadingSource source, MetricDescriptor metric, int gate, SeriesTags tags, HistogramRecorder recorder)
    : MetricReader(source, metric, gate, tags)
{
    private readonly HistogramLayout layout = recorder.Layout;

    public override void Publish(Meter meter)
    {
        var advice = new InstrumentAdvice<double> { HistogramBucketBoundaries = Metric.Boundaries };
        recorder.Instrument = null;
        try
        {
            recorder.Instrument = meter.CreateHistogram(Metric.Name, Unit, Metric.Description, tags: null, advice);
        }
        finally
        {
            // A listener's exception hides the new instrument, although the meter has it by then.
            recorder.Instrument ??= Find(meter);
        }
    }

    /// <summary>Adds the values that listeners received to those that they did not.</summary>
    public override void Complete(Span<long> own, bool isOn)
    {
        Span<long> all = own[..layout.BankSize], handed = own[layout.BankSize..];
        CellSums.AddCounts(handed[..layout.Sums], all[..layout.Sums]);
        CellSums.AddDoubles(handed[layout.Sums..layout.Extremes], all[layout.Sums..layout.Extremes]);
        CellSums.KeepHighest(handed[layout.Extremes..], all[layout.Extremes..]);
    }

    public override bool HasValue(ReadOnlySpan<long> own, int series) => Buckets(own, series).ContainsAnyExcept(0);

    public override double Value(ReadOnlySpan<long> own, int series) => BitConverter.Int64BitsToDouble(own[layout.Sums + series]);

    public override ReadOnlySpan<long> Buckets(ReadOnlySpan<long> own, int series) =>
        own.Slice(series * layout.Buckets, layout.Buckets);

    public override ReadOnlySpan<long> NativeBuckets(ReadOnlySpan<long> own, int series) =>
        own.Slice(layout.Native + (series * layout.NativeBuckets), layout.NativeBuckets);

    public override (double Min, double Max) Extremes(ReadOnlySpan<long> own, int series)
    {
        ReadOnlySpan<long> ranks = own.Slice(layout.Extremes + (2 * series), 2);
        return (ValueRank.ReverseValue((ulong)ranks[0]), ValueRank.Value((ulong)ranks[1]));
    }

    private Histogram<double>? Find(Meter meter)
    {
        Histogram<double>? found = null;
        using var finder = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
                found = instrument.Meter == meter && instrument.Name == Metric.Name ? instrument as Histogram<double> : found,
        };
        finder.Start();
        return found;
    }
}
