using System.Collections.Concurrent;
using Stalwart.Instrumentation.Observing;

namespace Stalwart.Instrumentation;

/// <summary>
/// Captures the events that the current asynchronous flow records, for tests of applications. Tests that run in parallel do not see each
/// other's events. Disabled events are not captured.
/// </summary>
public sealed class EventCapture : IDisposable
{
    private static readonly AsyncLocal<EventCapture?> Current = new();

    private readonly EventCatalogue catalogue;
    private readonly EventCapture? outer;
    private readonly Observer observer;
    private readonly ConcurrentQueue<EventRecord> records = new();
    private int ended;

    private EventCapture(EventCatalogue catalogue, EventCapture? outer)
    {
        this.catalogue = catalogue;
        this.outer = outer;
        observer = new Observer(this);
    }

    /// <summary>Gets the events recorded so far, in the order in which they were captured.</summary>
    public IReadOnlyList<EventRecord> Records => [.. records];

    /// <summary>Starts to capture the events that this flow, and the flows that it starts from now on, record.</summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <returns>The capture; dispose it to stop. Several captures may be disposed in any order.</returns>
    public static EventCapture Start(EventCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var capture = new EventCapture(catalogue, Current.Value);
        Current.Value = capture;
        catalogue.Attach(capture.observer);
        return capture;
    }

    /// <summary>Returns how often an event was recorded.</summary>
    /// <typeparam name="TId">The catalogue's enum of ids.</typeparam>
    /// <param name="id">The event.</param>
    /// <exception cref="ArgumentException">
    /// <typeparamref name="TId"/> is not the enum of ids of the captured catalogue, or the catalogue has no event with this id.
    /// </exception>
    public int Count<TId>(TId id)
        where TId : struct, Enum
    {
        if (typeof(TId) != (catalogue.Ids ?? typeof(TId)) || Enum.GetUnderlyingType(typeof(TId)) != typeof(ushort))
        {
            string expected = catalogue.Ids is null ? "" : $"; expected '{catalogue.Ids.Name}'";
            throw new ArgumentException(
                $"'{typeof(TId).Name}' is not the enum of ids of catalogue '{catalogue.MeterName}'{expected}", nameof(id));
        }

        ushort number = System.Runtime.CompilerServices.Unsafe.BitCast<TId, ushort>(id);
        if (!catalogue.Events.Any(item => item.Id == number))
        {
            throw new ArgumentException($"Catalogue '{catalogue.MeterName}' has no event with the id '{id}'", nameof(id));
        }

        return records.Count(record => record.Id == number);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref ended, 1) != 0)
        {
            return;
        }

        catalogue.Detach(observer);
        EventCapture? innermost = Current.Value;
        while (innermost is { ended: not 0 })
        {
            innermost = innermost.outer;
        }

        Current.Value = innermost;
    }

    /// <summary>Whether the current flow is the one that started it, or was started from there.</summary>
    private bool IsInFlow()
    {
        EventCapture? capture = Current.Value;
        while (capture is not null && capture != this)
        {
            capture = capture.outer;
        }

        return capture is not null;
    }

    private sealed class Observer(EventCapture capture) : EventObserver
    {
        public override void OnRecorded(EventDescriptor item, KeyValuePair<string, object?>[] values)
        {
            if (Volatile.Read(ref capture.ended) == 0 && capture.IsInFlow())
            {
                capture.records.Enqueue(new EventRecord(item, values));
            }
        }
    }
}
