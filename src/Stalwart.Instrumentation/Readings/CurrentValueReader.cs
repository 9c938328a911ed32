using System.Diagnostics.Metrics;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Stalwart.Instrumentation.Readings;

/// <summary>Reads a metric whose series have one value each, set or returned by a callback, instead of cells of writers.</summary>
/// <typeparam name="T"><see cref="long"/> or <see cref="double"/>.</typeparam>
/// <param name="source">The catalogue's reading source.</param>
/// <param name="metric">The metric.</param>
/// <param name="gate">The index of the gate that says whether it is enabled.</param>
/// <param name="tags">The attributes of its series.</param>
internal abstract class CurrentValueReader<T>(ReadingSource source, MetricDescriptor metric, int gate, SeriesTags tags)
    : MetricReader(source, metric, gate, tags)
    where T : struct, INumber<T>
{
    public override int Size => Metric.SeriesCount;

    /// <summary>Reads the values; while the metric is disabled, it has none and its callbacks do not run.</summary>
    public override void Complete(Span<long> own, bool isOn)
    {
        for (int series = 0; series < own.Length; series++)
        {
            own[series] = Unsafe.BitCast<T, long>(isOn ? Read(series) : Callback<T>.None);
        }
    }

    /// <summary>A series that is neither set nor observed has no value, even if zeros are exported, because its value is unknown.</summary>
    public override bool HasValue(ReadOnlySpan<long> own, int series) => !Callback<T>.IsNone(Number(own, series));

    public override double Value(ReadOnlySpan<long> own, int series) => double.CreateChecked(Number(own, series));

    public override int CountSet()
    {
        int count = 0;
        for (int series = 0; series < Metric.SeriesCount; series++)
        {
            count += IsSet(series) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Returns the value of a series, or <see cref="Callback{T}.None"/>.</summary>
    protected abstract T Read(int series);

    /// <summary>Returns whether a series is set or observed, without calling callbacks.</summary>
    protected abstract bool IsSet(int series);

    protected static T Number(ReadOnlySpan<long> own, int series) => Unsafe.BitCast<long, T>(own[series]);

    protected List<Measurement<T>> Measure()
    {
        List<Measurement<T>> measurements = [];
        CatalogueReading? reading = SharedReadings.Of(Source);
        bool isMeasured = IsOn && Source.IsPublished;
        for (int series = 0; isMeasured && series < Metric.SeriesCount; series++)
        {
            T value = reading is null ? Read(series) : Number(reading.Own(this), series);
            if (!Callback<T>.IsNone(value))
            {
                measurements.Add(new Measurement<T>(value, Tags(series)));
            }
        }

        return measurements;
    }
}
