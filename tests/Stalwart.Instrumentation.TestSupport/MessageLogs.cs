using System.Collections.Concurrent;
using Stalwart.Instrumentation.Logging;

namespace Stalwart.Instrumentation.TestSupport;

/// <summary>Keeps the messages of all events of a catalogue, but no record; for tests that use only public types.</summary>
internal sealed class MessageLogs : IDisposable
{
    private readonly EventCatalogue catalogue;
    private readonly Sink sink;

    public MessageLogs(EventCatalogue catalogue)
    {
        this.catalogue = catalogue;
        sink = new Sink(catalogue.Events.Count);
        catalogue.AttachLogs(sink);
    }

    public string[] Flushed()
    {
        Assert.True(catalogue.FlushLogs(TestTimeout.Max));
        return [.. sink.Messages];
    }

    public void Dispose() => catalogue.DetachLogs(sink, TestTimeout.Max);

    private sealed class Sink : EventLogSink
    {
        public Sink(int events)
            : base(events)
        {
            var wanted = new bool[events];
            Array.Fill(wanted, true);
            Plan = new LogPlan(wanted, new LogLimit?[events]);
        }

        public ConcurrentQueue<string> Messages { get; } = [];

        public override void Write(in EventLogState record, int item) => Messages.Enqueue(record.ToString());
    }
}
