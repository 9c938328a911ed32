using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Stalwart.Instrumentation.Cells;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.CompilerServices;

/// <summary>
/// The hot path: the operations that recording methods of one catalogue call. For generated code. Thread-safe; allocates nothing.
/// </summary>
/// <typeparam name="TCatalogue">
/// The catalogue's definition. Because it is a struct, each catalogue gets its own class, whose static fields need no lookup.
/// </typeparam>
/// <remarks>
/// The generator assigns the indices of gates, cells, gauges, open tags and sparse metrics; they are not checked here. A method that the
/// JIT does not inline adds a call to the record, so the methods that every record runs are marked for inlining.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Design", "CA1000", Justification = "Generated code names the catalogue once per file, in an alias.")]
public static unsafe class Recorder<TCatalogue>
    where TCatalogue : struct, ICatalogueDefinition
{
    internal static readonly RecordingRoot Root = RecordingRoot.Of<TCatalogue>();
    private static readonly nint Gates = Marshal.UnsafeAddrOfPinnedArrayElement(Root.Gates, 0);
    private static readonly OpenTagMap?[] OpenTags = [.. Root.OpenTags.Select(tag => tag as OpenTagMap)];
    private static readonly IntegerTagMap?[] IntegerTags = [.. Root.OpenTags.Select(tag => tag as IntegerTagMap)];
    private static readonly SparseMap[] Sparse = Root.Sparse;
    private static readonly HistogramRecorder[] Histograms = Root.Histograms;
    private static readonly Gauge[] Gauges = Root.Gauges;

    private static readonly nint Table = Root.Cells.Table;

    /// <summary>
    /// The calling thread's block if its stack page has none; 0 before its first record. An address costs half as much as an object.
    /// </summary>
    [ThreadStatic]
    private static nint t_block;

    /// <summary>Whether the calling thread uses the shared blocks, because there was no memory for its own.</summary>
    [ThreadStatic]
    private static bool t_hasNoBlock;

    /// <summary>Gets the catalogue, and publishes its instruments if that has not been done.</summary>
    /// <exception cref="InvalidOperationException">The code was generated for an incompatible version of the runtime.</exception>
    public static EventCatalogue Catalogue
    {
        get
        {
            Root.Catalogue.Publish(wait: true);
            return Root.Catalogue;
        }
    }

    /// <summary>
    /// Gets whether the calling thread is between <see cref="BeginTraced"/> and <see cref="EndTraced"/>, so the record has already been
    /// observed.
    /// </summary>
    public static bool IsTraced => TracedRecord.Current.IsOpen;

    /// <summary>Gets the shared cells of threads without a block.</summary>
    internal static SharedBlocks Shared => Root.Cells.Shared;

    /// <summary>Reads a gate.</summary>
    /// <param name="gate">The index of an event or declared metric.</param>
    /// <returns>
    /// The sum of 1 if metrics count the record, 2 if <c>Observe</c> must be called, 4 if only up-down-counters count it, 8 (only with 1)
    /// if <see cref="BeginTraced"/> must be called, and 16 if <see cref="BeginLog"/> must be called; 0 if the record is not wanted.
    /// </returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte Gate(int gate) => Volatile.Read(ref ((byte*)Gates)[gate]);

    /// <summary>Passes a record to the observers; the first call publishes the catalogue.</summary>
    /// <param name="gate">The index of the event.</param>
    /// <param name="values">Its fields, then its tags.</param>
    /// <exception cref="InvalidOperationException">The code was generated for an incompatible version of the runtime.</exception>
    public static void Observe(int gate, KeyValuePair<string, object?>[] values) => Observe(gate, values, 1);

    /// <summary>Passes several equal records to the observers as one; the first call publishes the catalogue.</summary>
    /// <param name="gate">The index of the event.</param>
    /// <param name="values">Its tags.</param>
    /// <param name="count">The number of records; positive.</param>
    /// <exception cref="InvalidOperationException">The code was generated for an incompatible version of the runtime.</exception>
    public static void Observe(int gate, KeyValuePair<string, object?>[] values, long count)
    {
        // A traced record was observed before it began, and its gate may have changed since.
        if (!IsTraced)
        {
            Root.Catalogue.Observe(gate, values, count);
        }
    }

    /// <summary>Begins the log record of an event; the first call publishes the catalogue.</summary>
    /// <param name="gate">The index of the event.</param>
    /// <param name="count">The number of equal records; positive.</param>
    /// <returns>A writer for the event's fields, then its tags; it ignores them if the record is not wanted.</returns>
    public static LogWriter BeginLog(int gate, long count = 1) =>

        // A traced record was logged before it began.
        IsTraced ? default : LogWriter.Begin(Root.Catalogue, gate, count);

    /// <summary>
    /// Begins a record with exemplars, if the current <see cref="System.Diagnostics.Activity"/> is sampled. Until <see cref="EndTraced"/>,
    /// writes of the thread through the default <see cref="LocalRecorder{TCatalogue}"/> belong to it.
    /// </summary>
    /// <param name="count">The number of equal records; positive. Written amounts are multiplied by it.</param>
    /// <returns>Whether it has begun; otherwise the record is written like any other.</returns>
    public static bool BeginTraced(long count) =>
        Root.Catalogue.Engine.Source.Exemplars is { } store && TracedRecord.TryOpen(store, count);

    /// <summary>Returns the number of records that a number of calls within a traced record represent.</summary>
    /// <param name="count">The number of calls; positive.</param>
    /// <returns>At most <see cref="long.MaxValue"/>; <paramref name="count"/> itself if no traced record is open on the thread.</returns>
    public static long Times(long count) => IsTraced ? TracedRecord.Current.Times(count) : count;

    /// <summary>Ends a record begun by <see cref="BeginTraced"/>.</summary>
    public static void EndTraced() => TracedRecord.Close();

    /// <summary>Returns the slot of a closed tag's value in the series arithmetic.</summary>
    /// <param name="value">The member of the tag's enum.</param>
    /// <param name="count">The number of declared members; all other numbers share the next slot.</param>
    /// <returns>0 to <paramref name="count"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Slot(int value, int count) => unchecked((uint)value) < unchecked((uint)count) ? value : count;

    /// <summary>Returns the slot of an open tag's value in the series arithmetic, assigning one if needed.</summary>
    /// <param name="tag">The index of the open tag.</param>
    /// <param name="value">Any string.</param>
    /// <returns>0 to the tag's limit.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int OpenSlot(int tag, string? value)
    {
        int slot = OpenTags[tag]!.Slot(value);
        return slot >= 0 ? slot : Overflow(slot);
    }

    /// <summary>Returns the slot of an open tag's integer in the series arithmetic, assigning one if needed.</summary>
    /// <param name="tag">The index of the open tag.</param>
    /// <param name="value">Any integer.</param>
    /// <returns>0 to the tag's limit.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int OpenSlot(int tag, long value)
    {
        int slot = IntegerTags[tag]!.Slot(value);
        return slot >= 0 ? slot : Overflow(slot);
    }

    /// <summary>Returns the series of a combination of a sparse metric, assigning one if needed.</summary>
    /// <param name="metric">The index of the metric among the catalogue's sparse metrics.</param>
    /// <param name="combination">The number of the combination in the series arithmetic.</param>
    /// <returns>0 to the metric's limit, which is the overflow series.</returns>
    public static int SparseSeries(int metric, long combination)
    {
        int series = Sparse[metric].Place(combination);
        return series >= 0 ? series : Overflow(series);
    }

    /// <summary>Returns the text of a closed tag's value.</summary>
    /// <param name="names">The texts of the declared members.</param>
    /// <param name="value">The member of the tag's enum.</param>
    /// <param name="other">The text of an undeclared member.</param>
    /// <returns>The text; <paramref name="other"/> for an undeclared member.</returns>
    public static string Name(string[] names, int value, string other = TagDescriptor.Other) =>
        unchecked((uint)value) < unchecked((uint)names.Length) ? names[value] : other;

    /// <summary>Returns the value of a closed integer tag.</summary>
    /// <param name="names">The digits of the declared members.</param>
    /// <param name="value">The member of the tag's enum.</param>
    /// <param name="other">The text of an undeclared member.</param>
    /// <returns>A <see cref="long"/>; <paramref name="other"/> for an undeclared member.</returns>
    public static object Number(string[] names, int value, string other = TagDescriptor.Other) =>
        unchecked((uint)value) < unchecked((uint)names.Length) ? long.Parse(names[value], CultureInfo.InvariantCulture) : other;

    /// <summary>Returns a gauge without tags.</summary>
    /// <param name="gauge">The index of the gauge in the catalogue.</param>
    /// <returns>The gauge; the same object for the same index.</returns>
    /// <exception cref="InvalidOperationException">The code was generated for an incompatible version of the runtime.</exception>
    public static Gauge Gauge(int gauge) =>
        unchecked((uint)gauge) < unchecked((uint)Gauges.Length) ? Gauges[gauge] : Root.Catalogue.GetGauge("");

    /// <summary>Sets the value of a gauge's series.</summary>
    /// <param name="cell">The index of the value.</param>
    /// <param name="value">The value; <see cref="double.NaN"/> removes it.</param>
    public static void SetGauge(int cell, double value) => Root.Catalogue.Engine.Gauges.Set(cell, value);

    /// <summary>Looks up the calling thread's cells once.</summary>
    /// <returns>A recorder for the calling method and the methods that it calls.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [SkipLocalsInit]
    public static LocalRecorder<TCatalogue> Local()
    {
        byte here;
        return new LocalRecorder<TCatalogue>(TryFind(&here, out nint block) ? block : Find(&here));
    }

    /// <summary>Adds to a cell.</summary>
    /// <param name="cell">The index of the cell.</param>
    /// <param name="value">The amount to add; not negative.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [SkipLocalsInit]
    public static void Add(int cell, long value)
    {
        byte here;
        if (TryFind(&here, out nint block))
        {
            CellBlock.Add(block, cell, value);
        }
        else
        {
            AddMissed(&here, cell, value);
        }
    }

    /// <summary>Adds to a cell that holds a floating-point number.</summary>
    /// <param name="cell">The index of the cell.</param>
    /// <param name="value">The amount to add.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [SkipLocalsInit]
    public static void AddDouble(int cell, double value)
    {
        byte here;
        if (TryFind(&here, out nint block))
        {
            CellBlock.AddDouble(block, cell, value);
        }
        else
        {
            AddMissed(&here, cell, value);
        }
    }

    /// <summary>Adds an amount to a cell, saturating at <see cref="long.MaxValue"/>; ignores amounts that are not positive.</summary>
    /// <param name="cell">The index of the cell.</param>
    /// <param name="value">The amount.</param>
    public static void AddPositive(int cell, long value) => Local().AddPositive(cell, value);

    /// <summary>Adds an amount to a cell that holds a floating-point number; ignores amounts that are not positive and finite.</summary>
    /// <param name="cell">The index of the cell.</param>
    /// <param name="value">The amount.</param>
    public static void AddPositive(int cell, double value) => Local().AddPositive(cell, value);

    /// <summary>Adds to one of two cells, depending on the sign of the amount.</summary>
    /// <param name="added">The cell for positive amounts.</param>
    /// <param name="subtracted">The cell for negative amounts.</param>
    /// <param name="value">The amount.</param>
    public static void AddSigned(int added, int subtracted, long value) => Local().AddSigned(added, subtracted, value);

    /// <summary>
    /// Adds to one of two cells that hold floating-point numbers, depending on the sign; ignores amounts that are not finite.
    /// </summary>
    /// <param name="added">The cell for positive amounts.</param>
    /// <param name="subtracted">The cell for negative amounts.</param>
    /// <param name="value">The amount.</param>
    public static void AddSigned(int added, int subtracted, double value) => Local().AddSigned(added, subtracted, value);

    /// <summary>Records a value into a series of a histogram.</summary>
    /// <param name="histogram">The index of the histogram in the catalogue.</param>
    /// <param name="cells">The index of its first cell.</param>
    /// <param name="value">The value; finite.</param>
    /// <param name="series">The index of the series; 0 without tags.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    [SkipLocalsInit]
    public static void Record(int histogram, int cells, double value, int series = 0)
    {
        byte here;
        if (TryFind(&here, out nint block))
        {
            Histograms[histogram].Record(new OwnCells(block), cells, value, series);
        }
        else
        {
            RecordMissed(&here, histogram, cells, value, series);
        }
    }

    /// <summary>Records a value into a series of a histogram; rejects values that are not finite.</summary>
    /// <param name="histogram">The index of the histogram in the catalogue.</param>
    /// <param name="cells">The index of its first cell.</param>
    /// <param name="value">The value.</param>
    /// <param name="series">The index of the series; 0 without tags.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RecordFinite(int histogram, int cells, double value, int series = 0)
    {
        if (double.IsFinite(value))
        {
            Record(histogram, cells, value, series);
        }
        else
        {
            Reject();
        }
    }

    /// <summary>Records a duration into a series of a histogram; rejects negative ones.</summary>
    /// <param name="histogram">The index of the histogram in the catalogue.</param>
    /// <param name="cells">The index of its first cell.</param>
    /// <param name="value">The value.</param>
    /// <param name="series">The index of the series; 0 without tags.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RecordDuration(int histogram, int cells, double value, int series = 0)
    {
        if (value >= 0)
        {
            Record(histogram, cells, value, series);
        }
        else
        {
            Reject();
        }
    }

    /// <summary>Counts a value that a histogram rejects.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Reject() => Add(Root.Catalogue.Engine.RejectedCell, 1);

    /// <summary>Gets the recorder of a histogram.</summary>
    internal static HistogramRecorder Histogram(int histogram) => Histograms[histogram];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryFind(byte* here, out nint block)
    {
        if (StackPages.AreUsed)
        {
            return WriterTable.TryGet(Table, StackPages.Of(here), out block);
        }

        block = t_block;
        return block != 0;
    }

    /// <summary>Finds or allocates the caller's block; 0 if it must use the shared ones.</summary>
    /// <param name="here">An address on the caller's stack: this method's own frame may be on another page.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static nint Find(byte* here)
    {
        nint block = StackPages.AreUsed ? Root.Cells.OfPage(StackPages.Of(here)) : 0;
        if (block != 0 || t_block != 0 || t_hasNoBlock)
        {
            return block != 0 ? block : t_block;
        }

        t_block = Root.Cells.OfThread();
        t_hasNoBlock = t_block == 0;
        return t_block;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddMissed(byte* here, int cell, long value) => new LocalRecorder<TCatalogue>(Find(here)).Add(cell, value);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddMissed(byte* here, int cell, double value) => new LocalRecorder<TCatalogue>(Find(here)).AddDouble(cell, value);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RecordMissed(byte* here, int histogram, int cells, double value, int series) =>
        new LocalRecorder<TCatalogue>(Find(here)).Record(histogram, cells, value, series);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Overflow(int slot)
    {
        Add(Root.Catalogue.Engine.OverflowCell, 1);
        return ~slot;
    }
}
