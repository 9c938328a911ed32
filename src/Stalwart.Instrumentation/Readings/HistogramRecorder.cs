using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace Stalwart.Instrumentation.Readings;

/// <summary>One histogram: its instrument while it is on, and the attributes of its series, made once.</summary>
/// <remarks>
/// A histogram that was taken away comes back when every collector has exported the last of it. What is recorded without an instrument,
/// also by a thread that saw the gate open just before it closed, is kept for the next one. Creating and removing an instrument runs
/// listeners' callbacks, which may record or wait for threads that do; so that happens outside the lock, on one thread at a time.
/// </remarks>
internal sealed class HistogramRecorder
{
    private readonly Lock gate = new();
    private readonly ReadingSource source;
    private readonly SeriesTags tags;
    private readonly double[] boundaries;
    private HistogramBacklog backlog;
    private HistogramInstrument? instrument;
    private Histogram<double>? histogram;
    private (Collector Collector, long Collection)[] leaving = [];
    private bool wanted;
    private bool isSettling;
    private bool isWaiting;

    internal HistogramRecorder(ReadingSource source, MetricDescriptor metric, int gateNumber, SeriesTags tags)
    {
        this.source = source;
        this.tags = tags;
        Metric = metric;
        GateNumber = gateNumber;
        boundaries = [.. metric.Boundaries];
        backlog = new HistogramBacklog(boundaries);
    }

    private enum Step
    {
        None,
        Create,
        Remove,
    }

    internal MetricDescriptor Metric { get; }

    internal int GateNumber { get; }

    /// <summary>Records a value of a histogram without tags. Thread-safe; allocates nothing while it has an instrument.</summary>
    /// <param name="value">The value, in the metric's unit.</param>
    [SuppressMessage("Design", "CA1031", Justification = "Listeners' callbacks run inside the call; whatever they throw is theirs.")]
    public void Record(double value)
    {
        Histogram<double>? current = Volatile.Read(ref histogram);
        if (current is null)
        {
            Keep(value, 0);
            return;
        }

        try
        {
            current.Record(value);
        }
        catch (Exception exception)
        {
            source.Faults.Report(exception);
        }
    }

    /// <summary>Records a value into a series. Thread-safe; allocates nothing once the series has been used in the instrument.</summary>
    /// <param name="value">The value, in the metric's unit.</param>
    /// <param name="series">The series' number.</param>
    public void Record(double value, int series)
    {
        Histogram<double>? current = Volatile.Read(ref histogram);
        if (current is null)
        {
            Keep(value, series);
        }
        else
        {
            Record(current, value, series);
        }
    }

    /// <summary>Says whether the instrument is wanted; <see cref="Settle"/> sees to it.</summary>
    internal void Want(bool on)
    {
        lock (gate)
        {
            wanted = on;
        }
    }

    /// <summary>
    /// Creates or removes the instrument until what is there is wanted. A thread that does so sees what others want meanwhile.
    /// </summary>
    internal void Settle()
    {
        lock (gate)
        {
            if (isSettling)
            {
                return;
            }

            isSettling = true;
        }

        for (Step step = NextStep(); step != Step.None; step = NextStep())
        {
            if (step == Step.Create)
            {
                Create();
            }
            else
            {
                Remove();
            }
        }
    }

    private Step NextStep()
    {
        lock (gate)
        {
            if (wanted == (instrument is not null))
            {
                Wait(false);
                isSettling = false;
                return Step.None;
            }

            if (!wanted)
            {
                return Step.Remove;
            }

            // Told of every collection before looking whether they are past, so that none is missed.
            Wait(true);
            isSettling = HasLeft();
            return isSettling ? Step.Create : Step.None;
        }
    }

    private void Wait(bool wait)
    {
        if (isWaiting != wait)
        {
            isWaiting = wait;
            if (wait)
            {
                Collector.Completed += Settle;
            }
            else
            {
                Collector.Completed -= Settle;
            }
        }
    }

    private bool HasLeft() => Array.TrueForAll(leaving, left => left.Collector.IsPast(left.Collection));

    private void Create()
    {
        HistogramInstrument created = HistogramInstrument.Create(source, Metric);
        HistogramBacklog? kept = null;
        lock (gate)
        {
            leaving = [];
            instrument = created;
            Volatile.Write(ref histogram, created.Histogram);
            if (created.Histogram is not null)
            {
                (kept, backlog) = (backlog, new HistogramBacklog(boundaries));
            }
        }

        kept?.Replay((value, series) => Record(created.Histogram!, value, series));
        if (kept is { Dropped: > 0 })
        {
            source.Observer.HistogramDropped(Metric.Name, kept.Dropped);
        }
    }

    private void Remove()
    {
        HistogramInstrument removed = instrument!;
        lock (gate)
        {
            Volatile.Write(ref histogram, null);
            instrument = null;
        }

        removed.Dispose();
        lock (gate)
        {
            leaving = [.. Collector.Of(source).Select(collector => (collector, collector.Begun))];
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Listeners' callbacks run inside the call; whatever they throw is theirs.")]
    private void Record(Histogram<double> current, double value, int series)
    {
        try
        {
            current.Record(value, tags.Of(series));
        }
        catch (Exception exception)
        {
            source.Faults.Report(exception);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Keep(double value, int series)
    {
        Histogram<double>? current;
        lock (gate)
        {
            current = histogram;
            if (current is null)
            {
                backlog.Add(value, series);
                return;
            }
        }

        Record(current, value, series);
    }
}
