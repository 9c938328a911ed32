using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.Hosting.Logs;
using Stalwart.Instrumentation.Logging;

namespace Stalwart.Instrumentation.AspNetCore.StatusPage.Tail;

/// <summary>
/// The last log records of a host's events, for the pages that show them: those that the operator's lists allow, regardless of log levels
/// and the host's providers. While no page shows them, nothing is attached and nothing is kept. Thread-safe.
/// </summary>
/// <param name="metrics">The host's events and options.</param>
/// <param name="redactions">The redaction of sensitive values.</param>
/// <param name="clock">The clock.</param>
internal sealed class PageTail(EventMetrics metrics, LogRedactions redactions, TimeProvider clock) : IDisposable
{
    /// <summary>The max number of kept records.</summary>
    public const int Capacity = 1000;

    /// <summary>The max number of records per second, which is more than anyone can read.</summary>
    public const int MaxPerSecond = 1000;

    private readonly Lock gate = new();
    private readonly Queue<TailRecord> records = new();
    private PageTailSink[] sinks = [];
    private long number;
    private int viewers;
    private bool isDisposed;

    /// <summary>Gets whether records are being collected.</summary>
    public bool IsAttached => Volatile.Read(ref sinks).Length > 0;

    /// <summary>Opens a view for a page, which disposes it when it is closed.</summary>
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

    /// <summary>Returns the records after the last one that a page has, oldest first; <see langword="null"/> if there are none.</summary>
    /// <param name="seen">The number of that record; 0 without one.</param>
    public TailMessage? After(long seen)
    {
        lock (gate)
        {
            Array.ForEach(sinks, sink => sink.Refresh());
            TailRecord[] newer = [.. records.SkipWhile(record => record.Number <= seen)];
            return newer.Length == 0 ? null : new TailMessage(newer, sinks.Sum(sink => sink.LeftOut));
        }
    }

    /// <summary>Adds a record with the next number.</summary>
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

    /// <summary>Closes what <see cref="Open"/> opened.</summary>
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
