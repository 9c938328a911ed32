using System.Collections.Concurrent;

namespace Stalwart.Instrumentation.Cells;

/// <summary>
/// Maps the distinct values of an open integer tag to slots. Known values are found without a lock; a new one takes a lock once. Values
/// beyond the limit share one more slot, that of <c>other</c>.
/// </summary>
/// <param name="limit">The max number of distinct values.</param>
/// <param name="other">The value of the shared slot.</param>
/// <param name="report">Called once when a value exceeds the limit, on the recording thread; must not throw.</param>
internal sealed class IntegerTagMap(int limit, string other, Action<OpenTagFault>? report = null) : OpenValues
{
    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<long, int> slots = new();
    private readonly object?[] values = new object?[limit];
    private int count;
    private bool isFull;

    /// <summary>Returns the slot of a value. Thread-safe.</summary>
    /// <returns>0 to limit - 1; the complement of the limit for a value beyond it.</returns>
    public int Slot(long value) => slots.TryGetValue(value, out int slot) ? slot : Volatile.Read(ref isFull) ? ~limit : Add(value);

    internal override int Find(long value) => slots.TryGetValue(value, out int slot) ? slot : -1;

    internal override object Value(int slot) => slot < limit ? Volatile.Read(ref values[slot]) ?? other : other;

    internal override bool HasValue(int slot) => slot == limit || Volatile.Read(ref values[slot]) is not null;

    private int Add(long value)
    {
        lock (gate)
        {
            if (slots.TryGetValue(value, out int slot))
            {
                return slot;
            }

            if (count == limit)
            {
                Volatile.Write(ref isFull, true);
                report?.Invoke(OpenTagFault.Full);
                return ~limit;
            }

            slot = count++;
            Volatile.Write(ref values[slot], value);
            slots[value] = slot;
            return slot;
        }
    }
}
