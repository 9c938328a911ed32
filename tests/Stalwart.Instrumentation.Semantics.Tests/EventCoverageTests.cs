using Stalwart.Instrumentation.Gates;

namespace Stalwart.Instrumentation.Semantics.Tests;

/// <summary>Which declared events were recorded while a coverage runs.</summary>
public sealed class EventCoverageTests
{
    [Fact]
    public void Coverage_has_the_events_recorded_since_its_start_in_the_order_of_the_catalogue()
    {
        CoverageEvents.Door.Closed();
        using EventCoverage coverage = EventCoverage.Start(CoverageEvents.Catalogue);
        Assert.Empty(coverage.Recorded);
        Assert.Equal(0, coverage.Ratio);
        CoverageEvents.Window.Broken(1.5);
        CoverageEvents.Door.Opened(DoorOpenedSide.Left, count: 3);
        Assert.Equal(["door.opened", "window.broken"], coverage.Recorded);
        Assert.Equal(["door.closed", "door.locked"], coverage.Missing);
        Assert.Equal(0.5, coverage.Ratio);
        Assert.Equal("2 of 4 events recorded\ndoor.closed\ndoor.locked", coverage.ToString());
    }

    [Fact]
    public void Disabled_event_is_covered_and_not_counted()
    {
        using EventCoverage coverage = EventCoverage.Start(CoverageEvents.Catalogue);
        CoverageEvents.Door.Locked();
        Assert.Equal(["door.locked"], coverage.Recorded);
        Assert.Equal(0, CoverageEvents.Catalogue.Snapshot().IntegerValue("door.locked"));
    }

    [Fact]
    public void Records_through_a_local_recorder_are_covered()
    {
        using EventCoverage coverage = EventCoverage.Start(CoverageEvents.Catalogue);
        CoverageEvents.LocalEvents local = CoverageEvents.Local();
        local.Door.Closed();
        Assert.Equal(["door.closed"], coverage.Recorded);
    }

    [Fact]
    public void Covered_event_is_no_longer_observed_and_is_counted_as_before()
    {
        using EventCoverage coverage = EventCoverage.Start(CoverageEvents.Catalogue);
        byte[] gates = CoverageEvents.Catalogue.Engine.Source.Gates.Bytes;
        Assert.Equal(GateTable.Observers, gates[2]);
        Assert.Equal(GateTable.Metrics | GateTable.Observers, gates[1]);
        long before = CoverageEvents.Catalogue.Snapshot().IntegerValue("door.closed");
        for (int i = 0; i < 5; i++)
        {
            CoverageEvents.Door.Closed();
            CoverageEvents.Door.Locked();
        }

        Assert.Equal(GateTable.Metrics, gates[1]);
        Assert.Equal(0, gates[2]);
        Assert.Equal(GateTable.Metrics | GateTable.Observers, gates[0]);
        Assert.Equal(before + 5, CoverageEvents.Catalogue.Snapshot().IntegerValue("door.closed"));
    }

    [Fact]
    public void Captures_during_a_coverage_see_every_record()
    {
        using EventCoverage coverage = EventCoverage.Start(CoverageEvents.Catalogue);
        CoverageEvents.Door.Closed();
        using EventCapture capture = EventCapture.Start(CoverageEvents.Catalogue);
        CoverageEvents.Door.Closed();
        CoverageEvents.Door.Closed();
        CoverageEvents.Door.Locked();
        CoverageEvents.Door.Locked();
        Assert.Equal(2, capture.Count(CoverageEventId.DoorClosed));
        Assert.Equal(2, capture.Count(CoverageEventId.DoorLocked));
        Assert.Equal(["door.closed", "door.locked"], coverage.Recorded);
    }

    [Fact]
    public void Coverage_that_starts_later_sees_events_that_an_earlier_one_covered()
    {
        using EventCoverage first = EventCoverage.Start(CoverageEvents.Catalogue);
        CoverageEvents.Door.Closed();
        using EventCoverage second = EventCoverage.Start(CoverageEvents.Catalogue);
        Assert.Empty(second.Recorded);
        CoverageEvents.Door.Closed();
        Assert.Equal(["door.closed"], second.Recorded);
    }

    [Fact]
    public void Disposed_coverage_keeps_its_events_and_observes_no_more()
    {
        EventCoverage coverage = EventCoverage.Start(CoverageEvents.Catalogue);
        CoverageEvents.Door.Closed();
        coverage.Dispose();
        coverage.Dispose();
        CoverageEvents.Window.Broken(1);
        CoverageEvents.Door.Locked();
        Assert.Equal(["door.closed"], coverage.Recorded);
        Assert.Equal(0, CoverageEvents.Catalogue.Engine.Source.Gates.Bytes[2]);
    }

    [Fact]
    public void Names_of_several_catalogues_begin_with_the_meter()
    {
        using EventCoverage coverage =
            EventCoverage.Start(CoverageEvents.Catalogue, MoreCoverageEvents.Catalogue, CoverageEvents.Catalogue);
        MoreCoverageEvents.Door.Opened();
        Assert.Equal(["semantics-coverage-more/door.opened"], coverage.Recorded);
        Assert.Equal(0.2, coverage.Ratio);
        coverage.Exclude("semantics-coverage/door.*");
        Assert.Equal(["semantics-coverage/window.broken"], coverage.Missing);
    }

    [Fact]
    public void Excluded_events_count_neither_as_recorded_nor_as_missing()
    {
        using EventCoverage coverage = EventCoverage.Start(CoverageEvents.Catalogue).Exclude("window.*", "door.shut");
        CoverageEvents.Door.Closed();
        CoverageEvents.Door.Opened(DoorOpenedSide.Left);
        Assert.Equal(["door.opened"], coverage.Recorded);
        Assert.Equal(["door.locked"], coverage.Missing);
        coverage.ThrowIfBelow(0.5);
        Assert.Equal(1, coverage.Exclude("door.locked").Ratio);
        Assert.Equal(1, coverage.Exclude("*").Ratio);
    }

    [Theory]
    [InlineData("door.lockd", "'door.lockd' matches no event; did you mean 'door.locked'?")]
    [InlineData("gate.*", "'gate.*' matches no event")]
    [InlineData("another/door.*", "'another/door.*' matches no event")]
    public void Pattern_that_matches_no_event_is_an_error(string pattern, string message)
    {
        using EventCoverage coverage = EventCoverage.Start(CoverageEvents.Catalogue);
        ArgumentException error = Assert.Throws<ArgumentException>(() => coverage.Exclude(pattern));
        Assert.StartsWith(message + " (Parameter", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Share_below_the_threshold_is_an_error_that_lists_the_missing_events()
    {
        using EventCoverage coverage = EventCoverage.Start(CoverageEvents.Catalogue);
        CoverageEvents.Door.Closed();
        CoverageEvents.Door.Locked();
        CoverageEvents.Window.Broken(1);
        coverage.ThrowIfBelow(0.75);
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => coverage.ThrowIfBelow(0.751));
        Assert.Equal("Recorded 3 of 4 events (75 %), below the required 75.1 %. Not recorded:\ndoor.opened", error.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => coverage.ThrowIfBelow(1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => coverage.ThrowIfBelow(double.NaN));
    }

    [Fact]
    public void Coverage_without_a_catalogue_is_an_error()
    {
        Assert.Throws<ArgumentException>(() => EventCoverage.Start());
        Assert.Throws<ArgumentNullException>(() => EventCoverage.Start(null!));
        Assert.Throws<ArgumentNullException>(() => EventCoverage.Start(CoverageEvents.Catalogue, null!));
    }

    [Fact]
    public void Coverage_by_8_threads_covers_every_event_and_loses_no_count()
    {
        const int Threads = 8, Records = 2_000;
        long before = CoverageEvents.Catalogue.Snapshot().IntegerValue("door.closed");
        using EventCoverage coverage = EventCoverage.Start(CoverageEvents.Catalogue);
        using var start = new Barrier(Threads);
        Thread[] threads =
        [
            .. Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
            {
                start.SignalAndWait();
                for (int i = 0; i < Records; i++)
                {
                    CoverageEvents.Door.Closed();
                    CoverageEvents.Door.Opened(DoorOpenedSide.Left);
                    CoverageEvents.Door.Locked();
                    CoverageEvents.Window.Broken(i);
                }
            })),
        ];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Empty(coverage.Missing);
        Assert.Equal(before + (Threads * Records), CoverageEvents.Catalogue.Snapshot().IntegerValue("door.closed"));
    }
}
