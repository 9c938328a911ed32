using System.Diagnostics;

namespace Stalwart.Instrumentation.Semantics.Tests;

/// <summary>Scopes that record when they are disposed.</summary>
[Collection(FormEventsGroup.Name)]
public sealed class ScopeTests
{
    [Fact]
    public void Measuring_scope_records_the_event_once_with_the_elapsed_time_and_its_other_arguments()
    {
        using var capture = EventCapture.Start(FormEvents.Catalogue);
        TimeSpan least;
        using (var scope = FormEvents.Delivery.MeasureCompleted(12, Protocol.ManageSieve))
        {
            long start = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(start) < TimeSpan.FromMilliseconds(1))
            {
            }

            least = Stopwatch.GetElapsedTime(start);
            scope.Dispose();
        }

        EventRecord record = Assert.Single(capture.Records);
        Assert.Equal((12L, "manage-sieve"), (record["size"], record["protocol"]));
        Assert.True((TimeSpan)record["elapsed"]! >= least);
    }

    [Fact]
    public void Tracking_scope_measures_the_time_until_its_end_when_the_partner_has_a_duration()
    {
        var before = new FormEvents.Totals();
        using (FormEvents.Request.TrackBegan())
        {
            Assert.Equal(1, new FormEvents.Totals().RequestOpen() - before.RequestOpen());
        }

        var after = new FormEvents.Totals();
        Assert.Equal(0, after.RequestOpen() - before.RequestOpen());
        Assert.Equal(1, after.RequestTime().Count - before.RequestTime().Count);
        Assert.True(after.RequestTime().Sum > before.RequestTime().Sum);
    }

    [Fact]
    public void Measuring_scope_records_nothing_when_the_event_is_disabled_at_its_start()
    {
        EventCapture capture;
        using (FormEvents.Delivery.MeasureSilent())
        {
            capture = EventCapture.Start(FormEvents.Catalogue);
        }

        Assert.Empty(capture.Records);
        capture.Dispose();
        using (default(CompilerServices.MeasureScope<int>))
        {
        }
    }

    [Fact]
    public async Task Scopes_record_in_async_methods_and_when_an_exception_leaves_the_block()
    {
        using var capture = EventCapture.Start(FormEvents.Catalogue);
        await Assert.ThrowsAsync<TimeoutException>(async () =>
        {
            using var measured = FormEvents.Delivery.MeasureCompleted(1, Protocol.Imap);
            using var failures = FormEvents.Delivery.FailedUnlessCompleted(Protocol.Imap, DeliveryFailedReason.Other, "b", tls: false);
            using var tracked = FormEvents.Connection.TrackOpened("a", ConnectionOpenedPlace.There);
            await Task.Yield();
            if (capture.Records.Count == 1)
            {
                throw new TimeoutException();
            }

            failures.Complete();
        });
        Assert.Equal(
            [
                "connection.opened shop=a place=there",
                "connection.closed place=there",
                "delivery.failed protocol=imap reason=other domain=b tls=false",
                "delivery.completed",
            ],
            capture.Records.Select(record => record.Name == "delivery.completed" ? record.Name : record.ToString()));
    }

    [Fact]
    public async Task Completed_scope_records_nothing()
    {
        using var capture = EventCapture.Start(FormEvents.Catalogue);
        using (var retries = FormEvents.Delivery.RetriedUnlessCompleted())
        {
            await Task.Yield();
            retries.Complete();
            retries.Complete();
        }

        using (default(CompilerServices.CompletionScope<int>))
        {
        }

        Assert.Empty(capture.Records);
    }

    [Fact]
    public void Scope_that_is_not_completed_records_once()
    {
        using var capture = EventCapture.Start(FormEvents.Catalogue);
        using (var retries = FormEvents.Delivery.RetriedUnlessCompleted())
        {
            retries.Dispose();
        }

        Assert.Equal(1, capture.Count(FormEventId.DeliveryRetried));
    }

    [Fact]
    public void Tracking_scope_raises_and_lowers_the_up_down_counters_once_even_when_the_events_are_disabled()
    {
        var before = new FormEvents.Totals();
        FormEvents.Catalogue.Apply(new EventPolicy { DisabledEvents = ["connection.opened", "connection.closed"] });
        using (var tracked = FormEvents.Connection.TrackOpened("a", ConnectionOpenedPlace.Here))
        {
            FormEvents.Catalogue.Apply(new EventPolicy());
            Assert.Equal(2, new FormEvents.Totals().ConnectionOpen() - before.ConnectionOpen());
            Assert.Equal(1, Here(new FormEvents.Totals()) - Here(before));
            FormEvents.Catalogue.Apply(new EventPolicy { DisabledEvents = ["connection.*"] });
            tracked.Dispose();
        }

        FormEvents.Catalogue.Apply(new EventPolicy());
        using (default(CompilerServices.TrackScope<int>))
        {
        }

        Assert.Equal(0, new FormEvents.Totals().ConnectionOpen() - before.ConnectionOpen());
        Assert.Equal(0, Here(new FormEvents.Totals()) - Here(before));

        static long Here(FormEvents.Totals totals) => totals.ConnectionPlaces(ConnectionOpenedPlace.Here);
    }
}
