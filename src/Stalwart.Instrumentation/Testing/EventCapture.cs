using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Stalwart.Instrumentation.Logging;
using Stalwart.Instrumentation.Observing;

namespace Stalwart.Instrumentation;

/// <summary>
/// Captures the events that the current asynchronous flow, or the whole process, records, for tests of applications. Also captures disabled
/// events, which are not counted. Thread-safe.
/// </summary>
/// <example>
/// <code>
/// using var capture = EventCapture.Start(MailEvents.Catalogue);
/// MailEvents.Auth.Success(Protocol.Imap, Mechanism.Plain);
/// Assert.Equal(1, capture.Count(MailEventId.AuthSuccess));
/// </code>
/// </example>
public sealed class EventCapture : IDisposable
{
    private readonly EventCatalogue catalogue;
    private readonly CaptureFlow? flow;
    private readonly Observer observer;
    private readonly ConcurrentQueue<EventRecord> records = new();
    private readonly ConcurrentQueue<GaugeRecord> gauges = new();
    private int ended;

    private EventCapture(EventCatalogue catalogue, CaptureFlow? flow)
    {
        this.catalogue = catalogue;
        this.flow = flow;
        observer = new Observer(this);
    }

    /// <summary>Gets the events recorded so far, in the order in which they were captured; a copy.</summary>
    public IReadOnlyList<EventRecord> Records => [.. records];

    /// <summary>
    /// Gets the log messages of the events captured so far, in the order in which they were captured; a copy. Excludes events that are
    /// never logged. Sensitive values are not redacted.
    /// </summary>
    public IReadOnlyList<string> Logs =>
        [.. records.Where(record => record.Event.IsLogged).Select(record => EventLogState.Of(record).ToString())];

    /// <summary>
    /// Gets the values that <see cref="Gauge.Set(double)"/> was called with so far, in the order in which they were captured; a copy. A
    /// value that an event sets is in the event's record instead.
    /// </summary>
    public IReadOnlyList<GaugeRecord> GaugeRecords => [.. gauges];

    /// <summary>
    /// Starts capturing the events that this flow, and the flows that it starts afterward, record. Tests that run in parallel do not see
    /// each other's events.
    /// </summary>
    /// <remarks>
    /// If it is started in an <see langword="async"/> method, such as a set-up, it ends for the caller's flow when that method ends; call
    /// <see cref="FollowCurrentFlow"/> in the test to continue it.
    /// </remarks>
    /// <param name="catalogue">The catalogue.</param>
    /// <returns>The capture; dispose it to stop, from any flow. Several captures can be disposed in any order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalogue"/> is <see langword="null"/>.</exception>
    public static EventCapture Start(EventCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var capture = new EventCapture(catalogue, new CaptureFlow());
        capture.FollowCurrentFlow();
        catalogue.Attach(capture.observer);
        return capture;
    }

    /// <summary>
    /// Starts capturing the events that the whole process records, including those of a server, such as that of a
    /// <c>WebApplicationFactory</c>, which does not flow the execution context of its client, and of threads that are already running.
    /// </summary>
    /// <remarks>Also captures events of the catalogue that other tests record at the same time.</remarks>
    /// <param name="catalogue">The catalogue.</param>
    /// <returns>The capture; dispose it to stop.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalogue"/> is <see langword="null"/>.</exception>
    public static EventCapture StartProcessWide(EventCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var capture = new EventCapture(catalogue, flow: null);
        catalogue.Attach(capture.observer);
        return capture;
    }

    /// <summary>
    /// Includes the calling flow, and the flows that it starts afterward: in a test whose asynchronous set-up started the capture, or in a
    /// component that runs in its own flow. Does nothing for a capture of the whole process or an ended one.
    /// </summary>
    public void FollowCurrentFlow() => flow?.Enter();

    /// <summary>Returns the number of times that an event was recorded, including the counts that calls passed.</summary>
    /// <typeparam name="TId">The catalogue's enum of event ids.</typeparam>
    /// <param name="id">The id of the event.</param>
    /// <returns>The number, saturating at <see cref="int.MaxValue"/>.</returns>
    /// <exception cref="ArgumentException">
    /// <typeparamref name="TId"/> is not the event id enum of the captured catalogue, or the catalogue has no event with this id.
    /// </exception>
    public int Count<TId>(TId id)
        where TId : struct, Enum
    {
        if (typeof(TId) != (catalogue.Ids ?? typeof(TId)) || Enum.GetUnderlyingType(typeof(TId)) != typeof(ushort))
        {
            string expected = catalogue.Ids is null ? "" : $"; expected '{catalogue.Ids.Name}'";
            throw new ArgumentException(
                $"'{typeof(TId).Name}' is not the event id enum of catalogue '{catalogue.MeterName}'{expected}", nameof(id));
        }

        ushort number = Unsafe.BitCast<TId, ushort>(id);
        if (!catalogue.Events.Any(item => item.Id == number))
        {
            throw new ArgumentException($"Catalogue '{catalogue.MeterName}' has no event with id '{id}'", nameof(id));
        }

        int count = 0;
        foreach (EventRecord record in records.Where(record => record.Id == number))
        {
            count = (int)Math.Min(int.MaxValue - count, record.Count) + count;
        }

        return count;
    }

    /// <summary>Returns the captured events and gauge values, one per line, for the message of a failed assertion.</summary>
    /// <returns>The lines; <c>(nothing captured)</c> if there are none.</returns>
    public override string ToString()
    {
        string[] lines = [.. records.Select(record => record.ToString()), .. gauges.Select(gauge => gauge.ToString())];
        return lines.Length == 0 ? "(nothing captured)" : string.Join('\n', lines);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref ended, 1) == 0)
        {
            catalogue.Detach(observer);
            flow?.End();
        }
    }

    private sealed class Observer(EventCapture capture) : EventObserver
    {
        private bool IsWanted => Volatile.Read(ref capture.ended) == 0 && capture.flow is not { IsCurrent: false };

        public override void OnRecorded(EventDescriptor item, KeyValuePair<string, object?>[] values, long count)
        {
            if (IsWanted)
            {
                capture.records.Enqueue(new EventRecord(item, values) { Count = count });
            }
        }

        public override void OnSet(MetricDescriptor gauge, double value, KeyValuePair<string, object?>[] tags)
        {
            if (IsWanted)
            {
                capture.gauges.Enqueue(new GaugeRecord(gauge, value) { Tags = tags });
            }
        }
    }
}
