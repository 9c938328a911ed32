using Stalwart.Instrumentation.Cells;

namespace Stalwart.Instrumentation.Tests;

/// <summary>The values of an open tag, used in the same way as by recording methods: values beyond the limit are counted.</summary>
internal sealed class CountedTagMap(int limit)
{
    private readonly OpenTagMap map = new(limit, TagDescriptor.Other);
    private int overflows;

    public int Overflows => Volatile.Read(ref overflows);

    public int Slot(string? value)
    {
        int slot = map.Slot(value);
        if (slot >= 0)
        {
            return slot;
        }

        Interlocked.Increment(ref overflows);
        return ~slot;
    }

    public string Value(int slot) => map.Value(slot);

    public bool HasValue(int slot) => map.HasValue(slot);
}
