namespace Stalwart.Instrumentation.Semantics.Tests;

/// <summary>The generated queries of a snapshot.</summary>
[Collection(TestEventsGroup.Name)]
public sealed class TotalsTests
{
    [Fact]
    public void Queries_of_a_counter_sum_the_series_with_the_given_tags()
    {
        TestEvents.Asked.Counted(Protocol.Imap, AskedCountedReason.BadPassword, "a.example", tls: true);
        TestEvents.Asked.Counted(Protocol.Imap, (AskedCountedReason)77, "a.example", tls: false);
        TestEvents.Totals totals = new();
        Assert.Equal(2, totals.AskedCounted());
        Assert.Equal(2, totals.AskedCounted(Protocol.Imap));
        Assert.Equal(0, totals.AskedCounted(Protocol.Smtp));
        Assert.Equal(1, totals.AskedCounted(tls: true));
        Assert.Equal(1, totals.AskedCounted(reason: AskedCountedReason.Other, tls: false));
        Assert.Equal(2, totals.AskedCounted(domain: "a.example"));
        Assert.Equal(0, totals.AskedCounted(domain: "never.example"));
        Assert.Equal(2, totals.AskedOpen());
    }

    [Fact]
    public void Queries_of_declared_metrics_have_the_type_of_their_values()
    {
        Assert.Null(new TestEvents.Totals().AskedLevel());
        TestEvents.Asked.Answered(TimeSpan.FromSeconds(2), 0.5, 7, AskedAnsweredOutcome.Good);
        TestEvents.Asked.Answered(TimeSpan.FromSeconds(3), -1, 9, AskedAnsweredOutcome.Good);
        TestEvents.Totals totals = new(TestEvents.Catalogue.Snapshot());
        Assert.Equal(new HistogramTotal(2, 5), totals.AskedTime());
        Assert.Equal(new HistogramTotal(0, 0), totals.AskedTime(AskedAnsweredOutcome.Bad));
        Assert.Equal(9, totals.AskedLevel(AskedAnsweredOutcome.Good));
        Assert.Null(totals.AskedLevel(AskedAnsweredOutcome.Bad));
        Assert.Equal(-0.5, totals.AskedWeight());
    }

    [Fact]
    public void Queries_throw_when_the_snapshot_is_that_of_another_catalogue()
    {
        EventSnapshot other = StressEvents.Catalogue.Snapshot();
        ArgumentException fault = Assert.Throws<ArgumentException>(() => new TestEvents.Totals(other));
        Assert.StartsWith("The snapshot was not taken from catalogue 'semantics'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Count_of_a_capture_throws_when_the_id_is_one_of_another_catalogue()
    {
        using var capture = EventCapture.Start(TestEvents.Catalogue);
        ArgumentException fault = Assert.Throws<ArgumentException>(() => capture.Count(StressEventId.LoadPlain));
        Assert.StartsWith(
            "'StressEventId' is not the event id enum of catalogue 'semantics'; expected 'TestEventId'",
            fault.Message,
            StringComparison.Ordinal);
    }
}
