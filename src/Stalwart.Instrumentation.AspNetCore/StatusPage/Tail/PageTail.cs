using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.Hosting.Logs;
using Stalwart.Instrumentation.Logging;

namespace Stalwart.Instrumentation.AspNetCore.StatusPage.Tail;

/// <summary>
/// The last log records of a host's events, for the pages that show them: those that the operator's lists allow, whatever the levels of
/// logs and the host's providers are. While no page does, nothing is attached and nothing kept. Thread-safe.
/// </summary>
/// <param name="metrics">The host's events and options.</param>
/// <param name="redactions">What is hidden.</param>
/// <param name="clock">The clock.</param>
internal sealed class PageTail(EventMetrics metrics, LogRedactions redactions, TimeProvider clock) : IDisposable
{
    /// <summary>How many records are kept.</summary>
    public const int Capacity = 1000;

    /// <summary>How many records a second are taken: more than somebody can read.</summary>
    public const int MaxPerSecond = 1000;

    private readonly Lock gate = new();
    private readonly Queue<TailRecord> records = new();
    private PageTailSink[] sinks = [];
    private long number;
    private int viewers;
    private bool isDisposed;

    /// <summary>Gets whether records are taken.</summary>
    public bool IsAttached => Volatile.Read(ref sinks).Length > 0;

    /// <summary>Begins to show the records to a page, which disposes it when it is gone.</summary>
    public PageTailView Open()
    {
        lock (gate)
        {
            if (viewers == 0 && !isDisposed)
            {
                Attach();
            }

            viewers++;
            return new PageTailView(this);
        }
    }

    /// <summary>Returns the records after one that a page has, oldest first; <see langword="null"/> when there is none.</summary>
    /// <param name="seen">The number of the record; 0 without one.</param>
    public TailMessage? After(long seen)
    {
        lock (gate)
        {
            Array.ForEach(sinks, sink => sink.Refresh());
            TailRecord[] newer = [.. records.SkipWhile(record => record.Number <= seen)];
            return newer.Length == 0 ? null : new TailMessage(newer, sinks.Sum(sink => sink.LeftOut));
        }
    }

    /// <summary>Adds a record under the next number.</summary>
    public void Add(TailRecord record)
    {
        lock (gate)
        {
            if (records.Count == Capacity)
            {
                records.Dequeue();
            }

            records.Enqueue(record with { Number = ++number });
        }
    }

    /// <summary>Ends what <see cref="Open"/> began.</summary>
    public void Close()
    {
        lock (gate)
        {
            if (--viewers == 0)
            {
                Detach();
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            isDisposed = true;
            Detach();
        }
    }

    private void Attach()
    {
        var limit = new LogLimit(MaxPerSecond, TimeSpan.FromSeconds(1), clock);
        var attached = new List<PageTailSink>();
        int first = 0;
        foreach (EventCatalogue catalogue in metrics.Catalogues)
        {
            attached.Add(new PageTailSink(this, catalogue, first, () => metrics.Options.Logs, redactions, limit, clock));
            first += catalogue.Events.Count;
        }

        Volatile.Write(ref sinks, [.. attached]);
    }

    private void Detach()
    {
        Array.ForEach(sinks, sink => sink.Detach());
        Volatile.Write(ref sinks, []);
        records.Clear();
    }
}
