namespace Stalwart.Instrumentation.Cells;

/// <summary>
/// Maps the distinct values of an open tag to slots. Known values are found without a lock; a new one takes a lock once. Values beyond the
/// limit, values longer than <see cref="MaxLength"/> UTF-16 units, the empty string and <see langword="null"/> share one more slot, that of
/// <c>other</c>.
/// </summary>
internal sealed class OpenTagMap : OpenValues
{
    /// <summary>The max length of a distinct value, in UTF-16 units.</summary>
    public const int MaxLength = 256;

    private readonly Lock gate = new();
    private readonly string?[] values;
    private readonly string other;
    private readonly Action<OpenTagFault>? report;
    private bool isFull;
    private bool wasTooLong;
    private Entry[] table = new Entry[16];
    private int count;

    /// <summary>Initializes an empty map.</summary>
    /// <param name="limit">The max number of distinct values.</param>
    /// <param name="other">The value of the shared slot.</param>
    /// <param name="report">Called once per kind of fault, on the recording thread; must not throw.</param>
    public OpenTagMap(int limit, string other, Action<OpenTagFault>? report = null)
    {
        values = new string?[limit];
        this.other = other;
        this.report = report;
    }

    private struct Entry
    {
        public string? Value;
        public int Hash;
        public int Slot;
    }

    /// <summary>Gets the max number of distinct values, which is also the slot of <c>other</c>.</summary>
    public int Limit => values.Length;

    /// <summary>Returns the slot of a value. Thread-safe.</summary>
    /// <param name="value">Any string.</param>
    /// <returns>
    /// 0 to limit - 1, or the limit for <c>other</c>; the complement of the limit for a value that exceeds the limit or is too long.
    /// </returns>
    public int Slot(string? value)
    {
        // One comparison covers empty values and values that are too long.
        if (value is null || unchecked((uint)(value.Length - 1)) >= MaxLength)
        {
            return string.IsNullOrEmpty(value) ? values.Length : TooLong();
        }

        // Read before the table: once the map is full, a value with a slot is always in the table.
        bool wasFull = Volatile.Read(ref isFull);
        int hash = value.GetHashCode();
        int slot = Find(Volatile.Read(ref table), value, hash);
        if (slot >= 0)
        {
            return slot;
        }

        return value == other ? values.Length : Add(value, hash, wasFull);
    }

    /// <summary>Returns the slot of a value without assigning one; a negative number if it has none.</summary>
    internal override int Find(string? value)
    {
        if (string.IsNullOrEmpty(value) || value == other)
        {
            return values.Length;
        }

        string known = WellFormedText.Is(value) ? value : WellFormedText.Of(value);
        return Find(Volatile.Read(ref table), known, known.GetHashCode());
    }

    /// <summary>Returns the value of a slot.</summary>
    internal override string Value(int slot) => slot < values.Length ? Volatile.Read(ref values[slot]) ?? other : other;

    /// <summary>Returns whether a slot is in use.</summary>
    internal override bool HasValue(int slot) => slot == values.Length || Volatile.Read(ref values[slot]) is not null;

    private static int Find(Entry[] table, string value, int hash)
    {
        int mask = table.Length - 1;
        for (int i = hash & mask; ; i = (i + 1) & mask)
        {
            // The value is published last, so a thread that sees it also sees its hash and slot.
            string? candidate = Volatile.Read(ref table[i].Value);
            if (candidate is null)
            {
                return -1;
            }

            if (table[i].Hash == hash && string.Equals(candidate, value))
            {
                return table[i].Slot;
            }
        }
    }

    /// <summary>
    /// Exporters write UTF-8, in which every lone surrogate becomes U+FFFD. The map replaces them too, or two series would be equal when
    /// exported.
    /// </summary>
    private int Add(string value, int hash, bool wasFull)
    {
        if (!WellFormedText.Is(value))
        {
            return Slot(WellFormedText.Of(value));
        }

        return wasFull ? Overflow() : AddNew(value, hash);
    }

    private int AddNew(string value, int hash)
    {
        lock (gate)
        {
            int slot = Find(table, value, hash);
            if (slot >= 0)
            {
                return slot;
            }

            if (count == values.Length)
            {
                if (!isFull)
                {
                    Volatile.Write(ref isFull, true);
                    report?.Invoke(OpenTagFault.Full);
                }

                return Overflow();
            }

            if (2 * (count + 1) > table.Length)
            {
                Grow();
            }

            slot = count++;
            Volatile.Write(ref values[slot], value);
            Insert(table, new Entry { Value = value, Hash = hash, Slot = slot });
            return slot;
        }
    }

    /// <summary>A value stays in memory and in every export for the lifetime of the process, so its length is limited.</summary>
    private int TooLong()
    {
        if (!Volatile.Read(ref wasTooLong) && !Interlocked.Exchange(ref wasTooLong, true))
        {
            report?.Invoke(OpenTagFault.ValueTooLong);
        }

        return Overflow();
    }

    /// <summary>The caller counts it in its own cell: once an attacker has filled a tag, every thread takes this path.</summary>
    private int Overflow() => ~values.Length;

    private void Grow()
    {
        var larger = new Entry[2 * table.Length];
        foreach (Entry entry in table)
        {
            if (entry.Value is not null)
            {
                Insert(larger, entry);
            }
        }

        Volatile.Write(ref table, larger);
    }

    private static void Insert(Entry[] table, Entry entry)
    {
        int mask = table.Length - 1;
        int i = entry.Hash & mask;
        while (table[i].Value is not null)
        {
            i = (i + 1) & mask;
        }

        table[i].Hash = entry.Hash;
        table[i].Slot = entry.Slot;
        Volatile.Write(ref table[i].Value, entry.Value);
    }
}
