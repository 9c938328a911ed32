namespace Stalwart.Instrumentation.Semantics.Tests;

/// <summary>Several equal records in one call.</summary>
[Collection(FormEventsGroup.Name)]
public sealed class CountTests
{
    [Fact]
    public void Call_with_a_count_records_as_many_events_of_the_series()
    {
        long before = Failed();
        FormEvents.Delivery.Failed(Protocol.Imap, DeliveryFailedReason.Refused, "a.example", tls: true, 5);
        FormEvents.Local().Delivery.Failed(Protocol.Imap, DeliveryFailedReason.Refused, "a.example", tls: true, 7);
        Assert.Equal(12, Failed() - before);

        static long Failed() => new FormEvents.Totals().DeliveryFailed(Protocol.Imap, DeliveryFailedReason.Refused, "a.example", tls: true);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public void Call_with_a_count_that_is_not_positive_records_nothing(long count)
    {
        using var capture = EventCapture.Start(FormEvents.Catalogue);
        long before = new FormEvents.Totals().DeliveryRetried();
        FormEvents.Delivery.Retried(count);
        FormEvents.Local().Delivery.Retried(count);
        Assert.Equal(0, new FormEvents.Totals().DeliveryRetried() - before);
        Assert.Empty(capture.Records);
    }

    [Fact]
    public void Amounts_of_feeds_are_multiplied_by_the_count()
    {
        var before = new FormEvents.Totals();
        FormEvents.Batch.Filled(4);
        var after = new FormEvents.Totals();
        Assert.Equal(12, after.BatchSmall() - before.BatchSmall());
        Assert.Equal(8.0, after.BatchWeight() - before.BatchWeight());
    }

    [Fact]
    public void Amounts_times_the_count_saturate_instead_of_overflowing()
    {
        FormEvents.Batch.Raised(3);
        FormEvents.Batch.Raised(long.MaxValue);
        FormEvents.Batch.Emptied(long.MaxValue);
        var totals = new FormEvents.Totals();
        Assert.Equal(long.MaxValue, totals.BatchLarge());
        Assert.Equal(0, totals.BatchLevel());
        Assert.Equal(long.MaxValue, totals.BatchRaised());
    }

    [Fact]
    public void Up_down_counters_count_several_records_of_a_disabled_event()
    {
        long before = new FormEvents.Totals().ConnectionOpen();
        FormEvents.Catalogue.Apply(new EventPolicy { DisabledEvents = ["connection.opened"] });
        FormEvents.Connection.Opened("a", ConnectionOpenedPlace.Here, 3);
        FormEvents.Catalogue.Apply(new EventPolicy());
        Assert.Equal(6, new FormEvents.Totals().ConnectionOpen() - before);
        FormEvents.Connection.Closed(ConnectionClosedPlace.Here, 3);
        Assert.Equal(0, new FormEvents.Totals().ConnectionOpen() - before);
    }

    [Fact]
    public void Capture_has_one_record_with_its_count_and_sums_the_counts()
    {
        using var capture = EventCapture.Start(FormEvents.Catalogue);
        FormEvents.Delivery.Numbered(DeliveryNumberedCount.Two, times: 5);
        FormEvents.Delivery.Numbered(DeliveryNumberedCount.One);
        Assert.Equal([5L, 1L], capture.Records.Select(record => record.Count));
        Assert.Equal("delivery.numbered count=two ×5\ndelivery.numbered count=one", capture.ToString());
        Assert.Equal(6, capture.Count(FormEventId.DeliveryNumbered));
        FormEvents.Delivery.Numbered(DeliveryNumberedCount.One, long.MaxValue);
        FormEvents.Delivery.Numbered(DeliveryNumberedCount.One, long.MaxValue);
        Assert.Equal(int.MaxValue, capture.Count(FormEventId.DeliveryNumbered));
    }

    [Fact]
    public void Method_groups_convert_to_delegates_with_and_without_the_count()
    {
        long before = new FormEvents.Totals().DeliveryRetried();
        Action once = FormEvents.Delivery.Retried;
        Action<long> often = FormEvents.Delivery.Retried;
        once();
        often(2);
        Assert.Equal(3, new FormEvents.Totals().DeliveryRetried() - before);
    }
}
