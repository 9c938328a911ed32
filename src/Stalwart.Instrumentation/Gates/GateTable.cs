namespace Stalwart.Instrumentation.Gates;

/// <summary>The gates of one catalogue: a byte per event and declared metric whose bits say who wants its records. Thread-safe.</summary>
/// <param name="count">How many gates there are.</param>
internal sealed class GateTable(int count)
{
    /// <summary>The metrics want it: it is enabled.</summary>
    public const byte Metrics = 1;

    /// <summary>Something else looks at each record: an observer, or the publication that the first record starts.</summary>
    public const byte Observers = 2;

    /// <summary>
    /// The event is disabled, but feeds up-down-counters: these go on counting, as one that missed an event would be wrong ever after.
    /// </summary>
    public const byte State = 4;

    /// <summary>
    /// Exemplars are wanted of the event, which is enabled: a record under a sampled activity goes another way. Only with
    /// <see cref="Metrics"/>.
    /// </summary>
    public const byte Exemplars = 8;

    /// <summary>A log sink takes the event, whether it is enabled for the metrics or not.</summary>
    public const byte Logs = 16;

    /// <summary>Gets the gates for the hot path, which reads single elements with <see cref="Volatile"/>; 0 is closed.</summary>
    public byte[] Bytes { get; } = GC.AllocateArray<byte>(count, pinned: true);

    /// <summary>Whether the metrics want it, whatever the other bits say.</summary>
    public bool IsOpen(int gate) => (Volatile.Read(ref Bytes[gate]) & Metrics) != 0;

    public void Set(int gate, byte wanted) => Volatile.Write(ref Bytes[gate], wanted);
}
