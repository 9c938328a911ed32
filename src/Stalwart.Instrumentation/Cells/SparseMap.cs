namespace Stalwart.Instrumentation.Cells;

/// <summary>
/// Maps the combinations of a sparse metric's tag values that have occurred to series. Known combinations are found without a lock; a new
/// one takes a lock once. Combinations beyond the limit share one more series, the overflow. Thread-safe.
/// </summary>
internal sealed class SparseMap
{
    private const int MinSize = 16;

    /// <summary>2^64 divided by the golden ratio spreads consecutive combinations over the table.</summary>
    private const ulong Spread = 0x9E37_79B9_7F4A_7C15;

    private readonly Lock gate = new();
    private readonly long[] combinations;
    private readonly Action? report;
    private Entry[] table = new Entry[MinSize];
    private int count;
    private bool isFull;

    /// <summary>Initializes an empty map.</summary>
    /// <param name="limit">The max number of combinations; positive.</param>
    /// <param name="report">Called once when a combination exceeds the limit, on the recording thread; must not throw.</param>
    public SparseMap(int limit, Action? report = null)
    {
        combinations = new long[limit];
        this.report = report;
    }

    private struct Entry
    {
        /// <summary>The combination plus 1, so that 0 means no combination.</summary>
        public long Key;
        public int Place;
    }

    /// <summary>Gets the max number of combinations, which is also the index of the overflow series.</summary>
    public int Limit => combinations.Length;

    /// <summary>Returns the series of a combination, assigning one if needed.</summary>
    /// <param name="combination">The number of the combination; not negative, and less than <see cref="long.MaxValue"/>.</param>
    /// <returns>0 to limit - 1; the complement of the limit for a combination beyond it.</returns>
    public int Place(long combination)
    {
        // Read before the table: once the map is full, a combination with a series is always in the table.
        bool wasFull = Volatile.Read(ref isFull);
        int place = Find(Volatile.Read(ref table), combination + 1);
        return place >= 0 ? place : wasFull ? ~Limit : Add(combination);
    }

    /// <summary>Returns the series of a combination without assigning one; a negative number if it has none.</summary>
    public int Find(long combination) => Find(Volatile.Read(ref table), combination + 1);

    /// <summary>Returns whether a series has a combination.</summary>
    public bool IsUsed(int place) => place < Volatile.Read(ref count);

    /// <summary>Returns the combination of a series that is in use.</summary>
    public long Combination(int place)
    {
        // The caller learned the series from its cells, which were read before this.
        Interlocked.MemoryBarrier();
        return combinations[place];
    }

    private static int Find(Entry[] table, long key)
    {
        int mask = table.Length - 1;
        for (int i = Begin(table, key); ; i = (i + 1) & mask)
        {
            // The key is published last, so a thread that sees it also sees its series.
            long found = Volatile.Read(ref table[i].Key);
            if (found == key)
            {
                return table[i].Place;
            }

            if (found == 0)
            {
                return -1;
            }
        }
    }

    private static int Begin(Entry[] table, long key) =>
        (int)(unchecked((ulong)key * Spread) >> 32) & (table.Length - 1);

    private int Add(long combination)
    {
        lock (gate)
        {
            int place = Find(table, combination + 1);
            if (place >= 0)
            {
                return place;
            }

            if (count == Limit)
            {
                if (!isFull)
                {
                    Volatile.Write(ref isFull, true);
                    report?.Invoke();
                }

                return ~Limit;
            }

            if (2 * (count + 1) > table.Length)
            {
                Grow();
            }

            // A reader that sees the count looks up the combination, so the combination is published before the key.
            place = count;
            Volatile.Write(ref combinations[place], combination);
            Volatile.Write(ref count, place + 1);
            Insert(table, combination + 1, place);
            return place;
        }
    }

    private void Grow()
    {
        var larger = new Entry[2 * table.Length];
        foreach (Entry entry in table)
        {
            if (entry.Key != 0)
            {
                Insert(larger, entry.Key, entry.Place);
            }
        }

        Volatile.Write(ref table, larger);
    }

    private static void Insert(Entry[] table, long key, int place)
    {
        int mask = table.Length - 1;
        int i = Begin(table, key);
        while (table[i].Key != 0)
        {
            i = (i + 1) & mask;
        }

        table[i].Place = place;
        Volatile.Write(ref table[i].Key, key);
    }
}
