namespace Stalwart.Instrumentation.Gates;

/// <summary>The gates of one catalogue: a byte per event and declared metric, whose bits say who wants its records. Thread-safe.</summary>
/// <param name="count">The number of gates.</param>
internal sealed class GateTable(int count)
{
    /// <summary>Metrics count it: it is enabled.</summary>
    public const byte Metrics = 1;

    /// <summary>Something else inspects each record: an observer, or the publishing that the first record triggers.</summary>
    public const byte Observers = 2;

    /// <summary>
    /// The event is disabled but feeds up-down-counters, which continue to count, because one missed event would make them permanently
    /// wrong.
    /// </summary>
    public const byte State = 4;

    /// <summary>
    /// The event is enabled and has exemplars: a record under a sampled activity takes another path. Only with <see cref="Metrics"/>.
    /// </summary>
    public const byte Exemplars = 8;

    /// <summary>A log sink takes the event, whether or not metrics count it.</summary>
    public const byte Logs = 16;

    /// <summary>Gets the gates for the hot path, which reads single elements with <see cref="Volatile"/>; 0 is closed.</summary>
    public byte[] Bytes { get; } = GC.AllocateArray<byte>(count, pinned: true);

    /// <summary>Returns whether metrics count it, whatever the other bits are.</summary>
    public bool IsOpen(int gate) => (Volatile.Read(ref Bytes[gate]) & Metrics) != 0;

    public void Set(int gate, byte wanted) => Volatile.Write(ref Bytes[gate], wanted);
}
