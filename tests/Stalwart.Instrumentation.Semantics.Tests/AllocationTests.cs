using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Stalwart.Instrumentation.Semantics.Tests;

/// <summary>No record allocates, while the SDK listens.</summary>
[Collection(TestEventsGroup.Name)]
public sealed class AllocationTests
{
    private static readonly Dictionary<string, Action> Records = new()
    {
        ["counter"] = TestEvents.Free.Plain,
        ["counter with tags"] = () => TestEvents.Free.Tagged(Protocol.Imap, FreeTaggedOutcome.Lost, "name", true),
        ["counter with unknown tags"] = () => TestEvents.Free.Tagged((Protocol)9, (FreeTaggedOutcome)9, null, false),
        ["up-down-counter, up"] = TestEvents.Free.Begun,
        ["up-down-counter, down"] = TestEvents.Free.Ended,
        ["counters of fields"] = () => TestEvents.Free.Given(1, TimeSpan.FromTicks(1)),
        ["gauge fed by an event"] = () => TestEvents.Free.LevelSeen(1),
        ["gauge"] = () => TestEvents.Gauges.FreeLevel.Set(1),
        ["histograms without and with a tag"] = () => TestEvents.Free.Timed(TimeSpan.FromSeconds(1), Protocol.Imap),
        ["event that is off"] = TestEvents.Counting.Off,
        ["counter with tags, several at once"] = () => TestEvents.Free.Tagged(Protocol.Imap, FreeTaggedOutcome.Lost, "name", true, 5),
        ["up-down-counter, several at once"] = () => TestEvents.Free.Begun(5),
        ["local recorder"] = Local,
        ["measuring scope"] = () =>
        {
            using var scope = TestEvents.Free.MeasureTimed(Protocol.Imap);
        },
        ["tracking scope"] = () =>
        {
            using var scope = TestEvents.Free.TrackBegun();
        },
        ["completion scope"] = () =>
        {
            using var completed = TestEvents.Free.PlainUnlessCompleted();
            completed.Complete();
            using var failed = TestEvents.Free.TaggedUnlessCompleted(Protocol.Imap, FreeTaggedOutcome.Lost, "name", true);
        },
        ["text of a value, and back"] = () => ProtocolText.TryParse(Protocol.ManageSieve.ToText().AsSpan(), out _),
    };

    public static TheoryData<string> Kinds => [.. Records.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Record_allocates_nothing(string kind)
    {
        Action record = Records[kind];
        using MeterProvider provider = Sdk.CreateMeterProviderBuilder()
            .AddEventCatalogue(TestEvents.Catalogue)
            .AddReader(new BaseExportingMetricReader(new NoExporter()))
            .Build();
        for (int i = 0; i < 100; i++)
        {
            record();
        }

        // A garbage collection caused by another thread adds the rest of this thread's buffer, but not every time, as records would.
        Assert.Equal(0, Enumerable.Range(0, 5).Min(_ => Allocated(record)));
    }

    private static void Local()
    {
        TestEvents.LocalEvents events = TestEvents.Local();
        events.Free.Plain();
        events.Free.Tagged(Protocol.Imap, FreeTaggedOutcome.Lost, "name", true);
        events.Free.Begun();
        events.Free.Timed(TimeSpan.FromSeconds(1), Protocol.Imap);
        events.Free.LevelSeen(1);
        events.Counting.Off();
    }

    private static long Allocated(Action record)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10_000; i++)
        {
            record();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private sealed class NoExporter : BaseExporter<Metric>
    {
        public override ExportResult Export(in Batch<Metric> batch) => ExportResult.Success;
    }
}
