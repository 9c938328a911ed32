namespace Stalwart.Instrumentation.Logging;

/// <summary>
/// A bounded queue of log records: any thread writes, one reads, and none waits for another. The places are made once and hold all values,
/// so a record allocates nothing.
/// </summary>
/// <param name="capacity">How many records it holds; a power of two.</param>
/// <param name="width">How many values a record has at most.</param>
internal sealed class LogQueue(int capacity, int width)
{
    private readonly LogSlot[] slots = [.. Enumerable.Range(0, capacity).Select(i => new LogSlot { Sequence = i, Sinks = [] })];
    private readonly LogValue[] values = new LogValue[capacity * width];
    private PaddedPosition tail;
    private PaddedPosition head;

    /// <summary>Gets how many records were begun so far.</summary>
    public long Begun => Volatile.Read(ref tail.Value);

    /// <summary>Gets how many records were taken so far.</summary>
    public long Taken => Volatile.Read(ref head.Value);

    /// <summary>Gets whether a record can be taken; for the reader.</summary>
    public bool HasNext => Volatile.Read(ref slots[head.Value & (capacity - 1)].Sequence) == head.Value + 1;

    /// <summary>Reserves a place.</summary>
    /// <returns>Its number; -1 when the queue is full.</returns>
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

    /// <summary>The place's content, but for its values.</summary>
    public ref LogSlot Slot(int place) => ref slots[place];

    /// <summary>The values of a place.</summary>
    public Span<LogValue> ValuesOf(int place) => values.AsSpan(place * width, width);

    /// <summary>Hands a reserved place to the reader. It is a full fence, so that the reader is not missed when it goes to sleep.</summary>
    public void Commit(int place)
    {
        ref long sequence = ref slots[place].Sequence;
        Interlocked.Exchange(ref sequence, sequence + 1);
    }

    /// <summary>Returns the place of the next record; for the reader, when <see cref="HasNext"/>.</summary>
    public int Next() => (int)(head.Value & (capacity - 1));

    /// <summary>Gives the place of the next record back to the writers, without what it referred to.</summary>
    public void Release()
    {
        int place = Next();
        ValuesOf(place).Clear();
        (slots[place].Context, slots[place].Sinks) = (null, []);
        Volatile.Write(ref slots[place].Sequence, head.Value + capacity);
        Volatile.Write(ref head.Value, head.Value + 1);
    }
}
