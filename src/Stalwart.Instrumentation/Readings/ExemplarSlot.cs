namespace Stalwart.Instrumentation.Readings;

/// <summary>The exemplar of one series. Any thread can write it without blocking, and readers never get a mix of two exemplars.</summary>
/// <remarks>The version is odd while a write is in progress, and 0 before the first one.</remarks>
internal struct ExemplarSlot
{
    private const int MaxReads = 8;

    private uint version;
    private Exemplar exemplar;

    /// <summary>Replaces the exemplar, unless another writer is doing so: either of the two is the last one.</summary>
    public void Write(in Exemplar value)
    {
        uint seen = Volatile.Read(ref version);
        if ((seen & 1) == 0 && Interlocked.CompareExchange(ref version, seen + 1, seen) == seen)
        {
            exemplar = value;
            Volatile.Write(ref version, seen + 2);
        }
    }

    /// <summary>Reads the exemplar.</summary>
    /// <param name="value">The exemplar; the default value if there is none.</param>
    /// <returns>Whether there is one; <see langword="false"/> also if writers interfered with every attempt.</returns>
    public bool TryRead(out Exemplar value)
    {
        for (int i = 0; i < MaxReads; i++)
        {
            uint before = Volatile.Read(ref version);
            value = exemplar;
            Volatile.ReadBarrier();
            if ((before & 1) == 0 && Volatile.Read(ref version) == before)
            {
                return value.TraceId != default;
            }
        }

        value = default;
        return false;
    }
}
