namespace Stalwart.Instrumentation.Logging;

/// <summary>
/// A bounded lock-free queue of log records with many writers and one reader. Slots are preallocated with room for all values, so a record
/// allocates nothing.
/// </summary>
/// <param name="capacity">The capacity; a power of two.</param>
/// <param name="width">The max number of values per record.</param>
internal sealed class LogQueue(int capacity, int width)
{
    private readonly LogSlot[] slots = [.. Enumerable.Range(0, capacity).Select(i => new LogSlot { Sequence = i, Sinks = [] })];
    private readonly LogValue[] values = new LogValue[capacity * width];
    private PaddedPosition tail;
    private PaddedPosition head;

    /// <summary>Gets the number of records begun so far.</summary>
    public long Begun => Volatile.Read(ref tail.Value);

    /// <summary>Gets the number of records taken so far.</summary>
    public long Taken => Volatile.Read(ref head.Value);

    /// <summary>Gets whether a record is available; for the reader.</summary>
    public bool HasNext => Volatile.Read(ref slots[head.Value & (capacity - 1)].Sequence) == head.Value + 1;

    /// <summary>Reserves a slot.</summary>
    /// <returns>The index of the slot; -1 if the queue is full.</returns>
    public int Begin()
    {
        while (true)
        {
            long position = Volatile.Read(ref tail.Value);
            int place = (int)(position & (capacity - 1));
            long ahead = Volatile.Read(ref slots[place].Sequence) - position;
            if (ahead < 0)
            {
                return -1;
            }

            if (ahead == 0 && Interlocked.CompareExchange(ref tail.Value, position + 1, position) == position)
            {
                return place;
            }
        }
    }

    /// <summary>Returns a slot, without its values.</summary>
    public ref LogSlot Slot(int place) => ref slots[place];

    /// <summary>Returns the values of a slot.</summary>
    public Span<LogValue> ValuesOf(int place) => values.AsSpan(place * width, width);

    /// <summary>Submits a reserved slot to the reader. A full fence, so that a reader that is about to sleep is not missed.</summary>
    public void Commit(int place)
    {
        ref long sequence = ref slots[place].Sequence;
        Interlocked.Exchange(ref sequence, sequence + 1);
    }

    /// <summary>Returns the slot of the next record; for the reader, if <see cref="HasNext"/>.</summary>
    public int Next() => (int)(head.Value & (capacity - 1));

    /// <summary>Releases the slot of the next record to the writers, and clears its references.</summary>
    public void Release()
    {
        int place = Next();
        ValuesOf(place).Clear();
        (slots[place].Context, slots[place].Sinks) = (null, []);
        Volatile.Write(ref slots[place].Sequence, head.Value + capacity);
        Volatile.Write(ref head.Value, head.Value + 1);
    }
}
