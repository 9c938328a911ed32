using System.Collections.Concurrent;

namespace Stalwart.Instrumentation;

/// <summary>
/// Sees the events that the current asynchronous flow records, for tests of applications. Tests that run in parallel do not see each
/// other's. Events that are off are not seen.
/// </summary>
public sealed class EventCapture : IDisposable
{
    private static readonly AsyncLocal<EventCapture?> Current = new();

    private readonly EventCatalogue catalogue;
    private readonly EventCapture? outer;
    private readonly ConcurrentQueue<EventRecord> records = new();
    private int ended;

    private EventCapture(EventCatalogue catalogue, EventCapture? outer)
    {
        this.catalogue = catalogue;
        this.outer = outer;
    }

    /// <summary>What was recorded so far, in the order in which it was seen.</summary>
    public IReadOnlyList<EventRecord> Records => [.. records];

    /// <summary>Begins to capture what this flow, and the flows that it starts from here on, record.</summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <returns>Dispose it to stop; several may be disposed in any order.</returns>
    public static EventCapture Start(EventCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var capture = new EventCapture(catalogue, Current.Value);
        Current.Value = capture;
        catalogue.ChangeCaptures(+1);
        return capture;
    }

    /// <summary>How often an event was recorded.</summary>
    /// <typeparam name="TId">The generated enum of ids.</typeparam>
    /// <param name="id">The event.</param>
    public int Count<TId>(TId id)
        where TId : struct, Enum
    {
        ushort number = System.Runtime.CompilerServices.Unsafe.BitCast<TId, ushort>(id);
        return records.Count(record => record.Id == number);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref ended, 1) != 0)
        {
            return;
        }

        catalogue.ChangeCaptures(-1);
        EventCapture? innermost = Current.Value;
        while (innermost is { ended: not 0 })
        {
            innermost = innermost.outer;
        }

        Current.Value = innermost;
    }

    internal static void Publish(EventCatalogue catalogue, EventDescriptor descriptor, KeyValuePair<string, object?>[] values)
    {
        EventRecord? record = null;
        for (EventCapture? capture = Current.Value; capture is not null; capture = capture.outer)
        {
            if (Volatile.Read(ref capture.ended) == 0 && capture.catalogue == catalogue)
            {
                capture.records.Enqueue(record ??= new EventRecord(descriptor, values));
            }
        }
    }
}
