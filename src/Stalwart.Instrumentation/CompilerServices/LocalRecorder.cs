using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Stalwart.Instrumentation.Cells;

namespace Stalwart.Instrumentation.CompilerServices;

/// <summary>The hot path for several records in a row, which looks up the calling thread's cells only once. For generated code.</summary>
/// <typeparam name="TCatalogue">The catalogue's definition.</typeparam>
/// <remarks>
/// It belongs to the thread that created it, which a ref struct cannot leave. Indices are not checked. The default value has no cells and
/// looks them up at each write; it is used for records with exemplars.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Performance", "CA1815", Justification = "Ref structs are not compared.")]
public readonly ref struct LocalRecorder<TCatalogue>
    where TCatalogue : struct, ICatalogueDefinition
{
    private readonly nint block;

    internal LocalRecorder(nint block) => this.block = block;

    /// <summary>Gets whether the thread has its own cells; otherwise it uses the shared ones.</summary>
    internal bool HasBlock => block != 0;

    /// <summary>Adds to a cell.</summary>
    /// <param name="cell">The index of the cell.</param>
    /// <param name="value">The amount to add; not negative.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int cell, long value)
    {
        if (block != 0)
        {
            CellBlock.Add(block, cell, value);
        }
        else
        {
            TracedWriter<TCatalogue>.Add(cell, value);
        }
    }

    /// <summary>Adds to a cell that holds a floating-point number.</summary>
    /// <param name="cell">The index of the cell.</param>
    /// <param name="value">The amount to add.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddDouble(int cell, double value)
    {
        if (block != 0)
        {
            CellBlock.AddDouble(block, cell, value);
        }
        else
        {
            TracedWriter<TCatalogue>.AddDouble(cell, value);
        }
    }

    /// <summary>Adds an amount to a cell, saturating at <see cref="long.MaxValue"/>; ignores amounts that are not positive.</summary>
    /// <param name="cell">The index of the cell.</param>
    /// <param name="value">The amount.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddPositive(int cell, long value)
    {
        if (value <= 0)
        {
            return;
        }

        if (block != 0)
        {
            CellBlock.AddAmount(block, cell, value);
        }
        else
        {
            TracedWriter<TCatalogue>.Add(cell, value);
        }
    }

    /// <summary>Adds an amount to a cell that holds a floating-point number; ignores amounts that are not positive and finite.</summary>
    /// <param name="cell">The index of the cell.</param>
    /// <param name="value">The amount.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddPositive(int cell, double value)
    {
        if (value > 0 && double.IsFinite(value))
        {
            AddDouble(cell, value);
        }
    }

    /// <summary>Adds to one of two cells, depending on the sign of the amount.</summary>
    /// <param name="added">The cell for positive amounts.</param>
    /// <param name="subtracted">The cell for negative amounts.</param>
    /// <param name="value">The amount.</param>
    public void AddSigned(int added, int subtracted, long value)
    {
        if (value < 0)
        {
            AddPositive(subtracted, value == long.MinValue ? long.MaxValue : -value);
        }
        else
        {
            AddPositive(added, value);
        }
    }

    /// <summary>
    /// Adds to one of two cells that hold floating-point numbers, depending on the sign; ignores amounts that are not finite.
    /// </summary>
    /// <param name="added">The cell for positive amounts.</param>
    /// <param name="subtracted">The cell for negative amounts.</param>
    /// <param name="value">The amount.</param>
    public void AddSigned(int added, int subtracted, double value)
    {
        if (value < 0)
        {
            AddPositive(subtracted, -value);
        }
        else
        {
            AddPositive(added, value);
        }
    }

    /// <summary>Records a value into a series of a histogram.</summary>
    /// <param name="histogram">The index of the histogram in the catalogue.</param>
    /// <param name="cells">The index of its first cell.</param>
    /// <param name="value">The value; finite.</param>
    /// <param name="series">The index of the series; 0 without tags.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Record(int histogram, int cells, double value, int series = 0)
    {
        if (block != 0)
        {
            Recorder<TCatalogue>.Histogram(histogram).Record(new OwnCells(block), cells, value, series);
        }
        else
        {
            TracedWriter<TCatalogue>.Record(histogram, cells, value, series);
        }
    }

    /// <summary>Records a value into a series of a histogram; rejects values that are not finite.</summary>
    /// <param name="histogram">The index of the histogram in the catalogue.</param>
    /// <param name="cells">The index of its first cell.</param>
    /// <param name="value">The value.</param>
    /// <param name="series">The index of the series; 0 without tags.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void RecordFinite(int histogram, int cells, double value, int series = 0)
    {
        if (double.IsFinite(value))
        {
            Record(histogram, cells, value, series);
        }
        else
        {
            Recorder<TCatalogue>.Reject();
        }
    }

    /// <summary>Records a duration into a series of a histogram; rejects negative ones.</summary>
    /// <param name="histogram">The index of the histogram in the catalogue.</param>
    /// <param name="cells">The index of its first cell.</param>
    /// <param name="value">The value.</param>
    /// <param name="series">The index of the series; 0 without tags.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void RecordDuration(int histogram, int cells, double value, int series = 0)
    {
        if (value >= 0)
        {
            Record(histogram, cells, value, series);
        }
        else
        {
            Recorder<TCatalogue>.Reject();
        }
    }
}
