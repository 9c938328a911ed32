using System.Numerics;

namespace Stalwart.Instrumentation.Readings;

/// <summary>
/// What one delta collector has been given of one metric's series, so that a series that comes back is not given twice. Used by one
/// collection at a time.
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <param name="seriesCount">How many series the metric has.</param>
internal sealed class DeltaBaseline<T>(int seriesCount)
    where T : struct, INumber<T>
{
    private readonly long[] seen = new long[seriesCount];
    private readonly T[] last = new T[seriesCount];
    private readonly T[] offset = new T[seriesCount];

    /// <summary>The value to give in a collection, so that the difference to what the collector remembers is what is new.</summary>
    public T Adjust(int series, long collection, T value)
    {
        bool wasLeftOut = seen[series] != 0 && seen[series] != collection - 1;
        if (wasLeftOut)
        {
            offset[series] = last[series];
        }

        seen[series] = collection;
        last[series] = value;
        return value - offset[series];
    }
}
