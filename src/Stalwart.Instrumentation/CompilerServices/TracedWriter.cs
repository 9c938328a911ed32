using System.Runtime.CompilerServices;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.CompilerServices;

/// <summary>
/// Writes for a local recorder without a block: for a traced record with exemplars, or for a thread for which there was no memory.
/// </summary>
/// <typeparam name="TCatalogue">The catalogue's definition.</typeparam>
internal static class TracedWriter<TCatalogue>
    where TCatalogue : struct, ICatalogueDefinition
{
    /// <summary>Adds to a cell, saturating at <see cref="long.MaxValue"/>.</summary>
    /// <param name="cell">The index of the cell.</param>
    /// <param name="amount">The amount to add; not negative.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Add(int cell, long amount)
    {
        ref TracedRecord traced = ref TracedRecord.Current;
        if (!traced.IsOpen)
        {
            Recorder<TCatalogue>.Shared.Add(cell, amount);
            return;
        }

        amount = traced.Times(amount);
        LocalRecorder<TCatalogue> own = Recorder<TCatalogue>.Local();
        if (own.HasBlock)
        {
            own.AddPositive(cell, amount);
        }
        else
        {
            Recorder<TCatalogue>.Shared.Add(cell, amount);
        }

        traced.Keep(cell, amount);
    }

    /// <summary>Adds to a cell that holds a floating-point number.</summary>
    /// <param name="cell">The index of the cell.</param>
    /// <param name="amount">The amount to add.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void AddDouble(int cell, double amount)
    {
        ref TracedRecord traced = ref TracedRecord.Current;
        if (!traced.IsOpen)
        {
            Recorder<TCatalogue>.Shared.AddDouble(cell, amount);
            return;
        }

        amount = traced.Times(amount);
        LocalRecorder<TCatalogue> own = Recorder<TCatalogue>.Local();
        if (own.HasBlock)
        {
            own.AddDouble(cell, amount);
        }
        else
        {
            Recorder<TCatalogue>.Shared.AddDouble(cell, amount);
        }

        traced.Keep(cell, amount);
    }

    /// <summary>
    /// Records a value into a series of a histogram. This calls the histogram's listeners, which may record events of their own.
    /// </summary>
    /// <param name="histogram">The index of the histogram in the catalogue.</param>
    /// <param name="cells">The index of its first cell.</param>
    /// <param name="value">The value; finite.</param>
    /// <param name="series">The index of the series.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Record(int histogram, int cells, double value, int series)
    {
        HistogramRecorder recorder = Recorder<TCatalogue>.Histogram(histogram);
        TracedRecord traced = TracedRecord.Suspend();
        if (!traced.IsOpen)
        {
            recorder.Record(Recorder<TCatalogue>.Shared, cells, value, series);
            return;
        }

        // A thread without a block gets here again, without a traced record.
        Recorder<TCatalogue>.Local().Record(histogram, cells, value, series);
        TracedRecord.Resume(traced);
        if (recorder.Takes(value))
        {
            traced.Keep(cells + series, value);
        }
    }
}
