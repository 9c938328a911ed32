using System.Collections.Concurrent;
using Stalwart.Instrumentation.Logging;

namespace Stalwart.Instrumentation.TestSupport;

/// <summary>A sink that keeps its records, and can block.</summary>
internal sealed class RecordedLogs : EventLogSink, IDisposable
{
    private readonly EventCatalogue catalogue;
    private readonly ManualResetEventSlim isOpen = new(true);
    private readonly Action<int>? onWrite;

    public RecordedLogs(EventCatalogue catalogue, Action<int>? onWrite = null)
        : base(catalogue.Events.Count)
    {
        this.catalogue = catalogue;
        this.onWrite = onWrite;
        Plan = Everything();
        catalogue.AttachLogs(this);
    }

    public ConcurrentQueue<EventLogState> Records { get; } = new();

    public LogPlan Everything(LogLimit? limit = null) => new(
        [.. catalogue.Events.Select(_ => true)],
        [.. catalogue.Events.Select(_ => limit)]);

    public void Apply(LogPlan plan)
    {
        Plan = plan;
        catalogue.RefreshGates();
    }

    public void Hold() => isOpen.Reset();

    public void Resume() => isOpen.Set();

    public EventLogState[] Flushed()
    {
        Assert.True(catalogue.FlushLogs(TestTimeout.Max));
        return [.. Records];
    }

    public override void Write(in EventLogState record, int item)
    {
        isOpen.Wait(TestTimeout.Max);
        onWrite?.Invoke(item);
        Records.Enqueue(record);
    }

    public void Dispose()
    {
        Resume();
        catalogue.DetachLogs(this, TestTimeout.Max);
        isOpen.Dispose();
    }
}
