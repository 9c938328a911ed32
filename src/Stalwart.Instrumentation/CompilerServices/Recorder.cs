using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Stalwart.Instrumentation.Cells;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.CompilerServices;

/// <summary>The hot path: what recording methods of one catalogue call. For generated code. Thread-safe; allocates nothing.</summary>
/// <typeparam name="TCatalogue">
/// The catalogue's definition. As it is a struct, each catalogue has a class of its own, whose static fields cost no look-up.
/// </typeparam>
/// <remarks>
/// Gates, cells, gauges, open tags and sparse metrics are numbered by the generator; no number is checked against the catalogue here. A
/// method that the JIT does not inline costs the record a call, so those that each record runs are marked.
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
    /// The calling thread's block, where its stack page has none; 0 before its first record. A number costs half of what an object costs.
    /// </summary>
    [ThreadStatic]
    private static nint t_block;

    /// <summary>Whether the calling thread uses the shared blocks, as there was no memory for one of its own.</summary>
    [ThreadStatic]
    private static bool t_hasNoBlock;

    /// <summary>Gets the catalogue, and publishes its instruments unless that is done.</summary>
    /// <exception cref="InvalidOperationException">The code was generated for another version of the runtime.</exception>
    public static EventCatalogue Catalogue
    {
        get
        {
            Root.Catalogue.Publish(wait: true);
            return Root.Catalogue;
        }
    }

    /// <summary>
    /// Gets whether the calling thread is within <see cref="BeginTraced"/> and <see cref="EndTraced"/>, and comes back from there: the
    /// record is observed.
    /// </summary>
    public static bool IsTraced => TracedRecord.Current.IsOpen;

    /// <summary>Gets the cells of those that have no block.</summary>
    internal static SharedBlocks Shared => Root.Cells.Shared;

    /// <summary>Reads a gate.</summary>
    /// <param name="gate">The number of an event or declared metric.</param>
    /// <returns>
    /// The sum of 1 when the metrics want the record, 2 when <c>Observe</c> is to be called, 4 when only up-down-counters count it, and 8,
    /// only with 1, when <see cref="BeginTraced"/> is to be called, and 16 when <see cref="BeginLog"/> is; 0 when nothing wants it.
    /// </returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte Gate(int gate) => Volatile.Read(ref ((byte*)Gates)[gate]);

    /// <summary>Hands a record to the observers; the first one publishes the catalogue.</summary>
    /// <param name="gate">The event's number.</param>
    /// <param name="values">Its fields, then its tags.</param>
    /// <exception cref="InvalidOperationException">The code was generated for another version of the runtime.</exception>
    public static void Observe(int gate, KeyValuePair<string, object?>[] values) => Observe(gate, values, 1);

    /// <summary>Hands several equal records to the observers as one; the first one publishes the catalogue.</summary>
    /// <param name="gate">The event's number.</param>
    /// <param name="values">Its tags.</param>
    /// <param name="count">How many records there are; positive.</param>
    /// <exception cref="InvalidOperationException">The code was generated for another version of the runtime.</exception>
    public static void Observe(int gate, KeyValuePair<string, object?>[] values, long count)
    {
        // A traced record was observed before it began; its gate may have changed since.
        if (!IsTraced)
        {
            Root.Catalogue.Observe(gate, values, count);
        }
    }

    /// <summary>Begins the log record of an event; the first one publishes the catalogue.</summary>
    /// <param name="gate">The event's number.</param>
    /// <param name="count">How many equal records there are; positive.</param>
    /// <returns>Takes the event's fields, then its tags; takes nothing where nobody wants the record.</returns>
    public static LogWriter BeginLog(int gate, long count = 1) =>

        // A traced record was logged before it began.
        IsTraced ? default : LogWriter.Begin(Root.Catalogue, gate, count);

    /// <summary>
    /// Begins a record whose exemplars are kept, if the current <see cref="System.Diagnostics.Activity"/> is sampled. What the thread
    /// writes through the default <see cref="LocalRecorder{TCatalogue}"/> until <see cref="EndTraced"/> belongs to it.
    /// </summary>
    /// <param name="count">How many equal records it is; positive. What is written is multiplied by it.</param>
    /// <returns>Whether it has begun; otherwise the record is written as all others.</returns>
    public static bool BeginTraced(long count) =>
        Root.Catalogue.Engine.Source.Exemplars is { } store && TracedRecord.TryOpen(store, count);

    /// <summary>Returns how many records a number of calls within a traced record stand for.</summary>
    /// <param name="count">The number of calls; positive.</param>
    /// <returns>At most <see cref="long.MaxValue"/>; the number itself when the thread makes no traced record.</returns>
    public static long Times(long count) => IsTraced ? TracedRecord.Current.Times(count) : count;

    /// <summary>Ends a record that <see cref="BeginTraced"/> has begun.</summary>
    public static void EndTraced() => TracedRecord.Close();

    /// <summary>Returns the place of a closed tag's value in the series arithmetic.</summary>
    /// <param name="value">The member of the tag's enum.</param>
    /// <param name="count">How many members have a place of their own; all other numbers share the next one.</param>
    /// <returns>0 to <paramref name="count"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Slot(int value, int count) => unchecked((uint)value) < unchecked((uint)count) ? value : count;

    /// <summary>Returns the place of an open tag's value in the series arithmetic.</summary>
    /// <param name="tag">The open tag's number.</param>
    /// <param name="value">Any string.</param>
    /// <returns>0 to the tag's limit.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int OpenSlot(int tag, string? value)
    {
        int slot = OpenTags[tag]!.Slot(value);
        return slot >= 0 ? slot : Overflow(slot);
    }

    /// <summary>Returns the place of an integer of an open tag in the series arithmetic.</summary>
    /// <param name="tag">The open tag's number.</param>
    /// <param name="value">Any integer.</param>
    /// <returns>0 to the tag's limit.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int OpenSlot(int tag, long value)
    {
        int slot = IntegerTags[tag]!.Slot(value);
        return slot >= 0 ? slot : Overflow(slot);
    }

    /// <summary>Returns the number of a sparse metric's series, which the combination gets here unless it has one.</summary>
    /// <param name="metric">The metric's number among the sparse metrics of the catalogue.</param>
    /// <param name="combination">The number of the combination in the series arithmetic.</param>
    /// <returns>0 to the metric's limit, which is the number of the overflow.</returns>
    public static int SparseSeries(int metric, long combination)
    {
        int series = Sparse[metric].Place(combination);
        return series >= 0 ? series : Overflow(series);
    }

    /// <summary>Returns the text of a closed tag's value.</summary>
    /// <param name="names">The texts of the members that have a place of their own.</param>
    /// <param name="value">The member of the tag's enum.</param>
    /// <param name="other">The text of a number without one.</param>
    /// <returns><paramref name="other"/> for a number without a text.</returns>
    public static string Name(string[] names, int value, string other = TagDescriptor.Other) =>
        unchecked((uint)value) < unchecked((uint)names.Length) ? names[value] : other;

    /// <summary>Returns the value of a closed tag of integers.</summary>
    /// <param name="names">The digits of the members that have a place of their own.</param>
    /// <param name="value">The member of the tag's enum.</param>
    /// <param name="other">The text of a number without one.</param>
    /// <returns>A <see cref="long"/>; <paramref name="other"/> for a number without a text.</returns>
    public static object Number(string[] names, int value, string other = TagDescriptor.Other) =>
        unchecked((uint)value) < unchecked((uint)names.Length) ? long.Parse(names[value], CultureInfo.InvariantCulture) : other;

    /// <summary>Returns a gauge without tags.</summary>
    /// <param name="gauge">Its number among those of the catalogue.</param>
    /// <returns>The same object for the same number.</returns>
    /// <exception cref="InvalidOperationException">The code was generated for another version of the runtime.</exception>
    public static Gauge Gauge(int gauge) =>
        unchecked((uint)gauge) < unchecked((uint)Gauges.Length) ? Gauges[gauge] : Root.Catalogue.GetGauge("");

    /// <summary>Sets a gauge's series.</summary>
    /// <param name="cell">The number of its value.</param>
    /// <param name="value">The value; <see cref="double.NaN"/> takes it away.</param>
    public static void SetGauge(int cell, double value) => Root.Catalogue.Engine.Gauges.Set(cell, value);

    /// <summary>Finds once where the calling thread writes.</summary>
    /// <returns>For the calling method and those that it calls.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [SkipLocalsInit]
    public static LocalRecorder<TCatalogue> Local()
    {
        byte here;
        return new LocalRecorder<TCatalogue>(TryFind(&here, out nint block) ? block : Find(&here));
    }

    /// <summary>Adds to a cell.</summary>
    /// <param name="cell">The cell's number.</param>
    /// <param name="value">What to add; not negative.</param>
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
    /// <param name="cell">The cell's number.</param>
    /// <param name="value">What to add.</param>
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

    /// <summary>
    /// Adds an amount to a cell, which stays at <see cref="long.MaxValue"/> when it would be more; ignores one that is not positive.
    /// </summary>
    /// <param name="cell">The cell's number.</param>
    /// <param name="value">The amount.</param>
    public static void AddPositive(int cell, long value) => Local().AddPositive(cell, value);

    /// <summary>Adds an amount to a cell that holds a floating-point number; ignores one that is not positive and finite.</summary>
    /// <param name="cell">The cell's number.</param>
    /// <param name="value">The amount.</param>
    public static void AddPositive(int cell, double value) => Local().AddPositive(cell, value);

    /// <summary>Adds to one of two cells, by the sign.</summary>
    /// <param name="added">The cell that counts what was added.</param>
    /// <param name="subtracted">The cell that counts what was subtracted.</param>
    /// <param name="value">The amount.</param>
    public static void AddSigned(int added, int subtracted, long value) => Local().AddSigned(added, subtracted, value);

    /// <summary>Adds to one of two cells that hold floating-point numbers, by the sign; ignores what is not finite.</summary>
    /// <param name="added">The cell that counts what was added.</param>
    /// <param name="subtracted">The cell that counts what was subtracted.</param>
    /// <param name="value">The amount.</param>
    public static void AddSigned(int added, int subtracted, double value) => Local().AddSigned(added, subtracted, value);

    /// <summary>Records into a series of a histogram.</summary>
    /// <param name="histogram">Its number among the catalogue's histograms.</param>
    /// <param name="cells">Its first cell.</param>
    /// <param name="value">The value; finite.</param>
    /// <param name="series">The series' number; 0 without tags.</param>
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

    /// <summary>Records into a series of a histogram; rejects what is not finite.</summary>
    /// <param name="histogram">Its number among the catalogue's histograms.</param>
    /// <param name="cells">Its first cell.</param>
    /// <param name="value">The value.</param>
    /// <param name="series">The series' number; 0 without tags.</param>
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

    /// <summary>Records a duration into a series of a histogram; rejects a negative one.</summary>
    /// <param name="histogram">Its number among the catalogue's histograms.</param>
    /// <param name="cells">Its first cell.</param>
    /// <param name="value">The value.</param>
    /// <param name="series">The series' number; 0 without tags.</param>
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

    /// <summary>Counts a value that a histogram does not take.</summary>
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

    /// <summary>Finds or makes the caller's block; 0 when it has to use the shared ones.</summary>
    /// <param name="here">On the caller's stack: this method's own frame may be on another page.</param>
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
