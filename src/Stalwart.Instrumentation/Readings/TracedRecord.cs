using System.Diagnostics;

namespace Stalwart.Instrumentation.Readings;

/// <summary>
/// The record that the calling thread makes under a sampled activity. Amounts that it adds to series become their exemplars.
/// </summary>
/// <remarks>
/// While it is open, the thread runs only the generated method that writes its cells, so everything written belongs to the record. It is
/// suspended while listeners may be called, because they may record events of their own.
/// </remarks>
internal struct TracedRecord
{
    [ThreadStatic]
    private static TracedRecord t_current;

    private ExemplarStore? store;
    private ActivityTraceId traceId;
    private ActivitySpanId spanId;
    private DateTime time;
    private long count;

    /// <summary>Gets the calling thread's record, which may not be open. The reference is valid on this thread only.</summary>
    public static ref TracedRecord Current => ref t_current;

    /// <summary>Gets whether the record is open.</summary>
    public readonly bool IsOpen => store is not null;

    /// <summary>Opens a record if the current activity is sampled and has W3C ids, and none is open.</summary>
    /// <param name="store">Keeps the exemplars.</param>
    /// <param name="count">The number of equal records; positive.</param>
    public static bool TryOpen(ExemplarStore store, long count)
    {
        ref TracedRecord current = ref t_current;
        if (current.IsOpen || Activity.Current is not { Recorded: true, IdFormat: ActivityIdFormat.W3C } activity)
        {
            return false;
        }

        current.traceId = activity.TraceId;
        current.spanId = activity.SpanId;
        current.time = DateTime.UtcNow;
        current.count = count;
        current.store = store;
        return true;
    }

    /// <summary>Closes the calling thread's record.</summary>
    public static void Close() => t_current = default;

    /// <summary>Closes the calling thread's record, if it is open, until it is resumed.</summary>
    public static TracedRecord Suspend()
    {
        ref TracedRecord current = ref t_current;
        TracedRecord suspended = current;
        current = default;
        return suspended;
    }

    /// <summary>Resumes a suspended record as the calling thread's record.</summary>
    public static void Resume(in TracedRecord suspended) => t_current = suspended;

    /// <summary>Returns an amount times the number of records, saturating at <see cref="long.MaxValue"/>.</summary>
    public readonly long Times(long amount) => amount <= long.MaxValue / count ? amount * count : long.MaxValue;

    /// <summary>Returns an amount times the number of records.</summary>
    public readonly double Times(double amount) => amount * count;

    /// <summary>Keeps the exemplar of a series.</summary>
    /// <param name="cell">The index of the metric's first cell, plus the index of the series.</param>
    /// <param name="value">The amount added or the value recorded.</param>
    public readonly void Keep(int cell, double value) => store!.Keep(cell, new Exemplar(traceId, spanId, value, time));
}
