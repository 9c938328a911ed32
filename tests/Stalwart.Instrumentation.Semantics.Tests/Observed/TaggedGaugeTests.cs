namespace Stalwart.Instrumentation.Semantics.Tests.Observed;

[Collection(KeptEventsGroup.Name)]
public class TaggedGaugeTests
{
    [Fact]
    public void Series_has_the_value_that_was_set_until_it_is_removed()
    {
        KeptEvents.Gauges.PoolSize.Set(Pool.Reading, true, 5);
        KeptEvents.Gauges.PoolSize.Set(Pool.Writing, false, 7);
        Assert.Equal(5, new KeptEvents.Totals().PoolSize(Pool.Reading, true));
        KeptEvents.Gauges.PoolSize.Remove(Pool.Reading, true);
        Assert.Null(new KeptEvents.Totals().PoolSize(Pool.Reading, true));
        Assert.Equal(7, new KeptEvents.Totals().PoolSize());
        KeptEvents.Gauges.PoolSize.Remove(Pool.Writing, false);
    }

    [Fact]
    public void Callback_overrides_the_value_that_was_set_until_it_is_disposed()
    {
        KeptEvents.Gauges.PoolSize.Set(Pool.Reading, true, 5);
        using (KeptEvents.Gauges.PoolSize.Observe(Pool.Reading, true, () => 9))
        {
            Assert.Equal(9, new KeptEvents.Totals().PoolSize(Pool.Reading, true));
        }

        Assert.Equal(5, new KeptEvents.Totals().PoolSize(Pool.Reading, true));
        KeptEvents.Gauges.PoolSize.Remove(Pool.Reading, true);
    }

    [Fact]
    public void Removed_series_loses_its_callback_too()
    {
        using IDisposable observation = KeptEvents.Gauges.PoolSize.Observe(Pool.Reading, false, () => 9);
        KeptEvents.Gauges.PoolSize.Remove(Pool.Reading, false);
        Assert.Null(new KeptEvents.Totals().PoolSize(Pool.Reading, false));
    }

    [Fact]
    public void Removing_an_unknown_value_uses_no_slot()
    {
        KeptEvents.Gauges.Set_.Remove("first");
        KeptEvents.Gauges.Set_.Set("second", 2);
        Assert.Equal(2, new KeptEvents.Totals().Set("second"));
        KeptEvents.Gauges.Set_.Remove("second");
    }

    [Fact]
    public void Series_that_an_event_set_can_be_removed()
    {
        KeptEvents.Cart.Seen(12, CartSeenPlace.Here);
        KeptEvents.Cart.Seen(13, CartSeenPlace.There);
        KeptEvents.Gauges.CartLevel.Remove(CartSeenPlace.Here);
        Assert.Equal(13, new KeptEvents.Totals().CartLevel());
        KeptEvents.Gauges.CartLevel.Remove(CartSeenPlace.There);
    }

    [Fact]
    public void Capture_sees_a_value_that_is_set_with_its_tags()
    {
        using var capture = EventCapture.Start(KeptEvents.Catalogue);
        KeptEvents.Gauges.PoolSize.Set(Pool.Writing, true, 3);
        Assert.Equal("pool.size=3 pool=writing shared=true", Assert.Single(capture.GaugeRecords).ToString());
        KeptEvents.Gauges.PoolSize.Remove(Pool.Writing, true);
    }
}
