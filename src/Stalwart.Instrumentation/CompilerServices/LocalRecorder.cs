using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Stalwart.Instrumentation.Cells;

namespace Stalwart.Instrumentation.CompilerServices;

/// <summary>The hot path for several records in a row: where the calling thread writes is found once. For generated code.</summary>
/// <typeparam name="TCatalogue">The catalogue's definition.</typeparam>
/// <remarks>
/// It belongs to the thread that made it, which a ref struct does not leave. The numbers are not checked. The default value, which knows no
/// cells, is for records whose exemplars are kept: it finds the cells at each write.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Performance", "CA1815", Justification = "Ref structs are not compared.")]
public readonly ref struct LocalRecorder<TCatalogue>
    where TCatalogue : struct, ICatalogueDefinition
{
    private readonly nint block;

    internal LocalRecorder(nint block) => this.block = block;

    /// <summary>Gets whether the thread has cells of its own; otherwise it uses the shared ones.</summary>
    internal bool HasBlock => block != 0;

    /// <summary>Adds to a cell.</summary>
    /// <param name="cell">The cell's number.</param>
    /// <param name="value">What to add; not negative.</param>
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
    /// <param name="cell">The cell's number.</param>
    /// <param name="value">What to add.</param>
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

    /// <summary>
    /// Adds an amount to a cell, which stays at <see cref="long.MaxValue"/> when it would be more; ignores one that is not positive.
    /// </summary>
    /// <param name="cell">The cell's number.</param>
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

    /// <summary>Adds an amount to a cell that holds a floating-point number; ignores one that is not positive and finite.</summary>
    /// <param name="cell">The cell's number.</param>
    /// <param name="value">The amount.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddPositive(int cell, double value)
    {
        if (value > 0 && double.IsFinite(value))
        {
            AddDouble(cell, value);
        }
    }

    /// <summary>Adds to one of two cells, by the sign.</summary>
    /// <param name="added">The cell that counts what was added.</param>
    /// <param name="subtracted">The cell that counts what was subtracted.</param>
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

    /// <summary>Adds to one of two cells that hold floating-point numbers, by the sign; ignores what is not finite.</summary>
    /// <param name="added">The cell that counts what was added.</param>
    /// <param name="subtracted">The cell that counts what was subtracted.</param>
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

    /// <summary>Records into a series of a histogram.</summary>
    /// <param name="histogram">Its number among the catalogue's histograms.</param>
    /// <param name="cells">Its first cell.</param>
    /// <param name="value">The value; finite.</param>
    /// <param name="series">The series' number; 0 without tags.</param>
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

    /// <summary>Records into a series of a histogram; rejects what is not finite.</summary>
    /// <param name="histogram">Its number among the catalogue's histograms.</param>
    /// <param name="cells">Its first cell.</param>
    /// <param name="value">The value.</param>
    /// <param name="series">The series' number; 0 without tags.</param>
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

    /// <summary>Records a duration into a series of a histogram; rejects a negative one.</summary>
    /// <param name="histogram">Its number among the catalogue's histograms.</param>
    /// <param name="cells">Its first cell.</param>
    /// <param name="value">The value.</param>
    /// <param name="series">The series' number; 0 without tags.</param>
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
