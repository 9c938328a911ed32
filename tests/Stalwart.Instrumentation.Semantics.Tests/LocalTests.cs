namespace Stalwart.Instrumentation.Semantics.Tests;

/// <summary>Records through <c>Local()</c>.</summary>
[Collection(FormEventsGroup.Name)]
public sealed class LocalTests
{
    [Fact]
    public void Local_methods_record_the_same_as_static_ones()
    {
        var before = new FormEvents.Totals();
        FormEvents.LocalEvents events = FormEvents.Local();
        for (int i = 0; i < 100; i++)
        {
            events.Delivery.Retried();
            Record(events);
        }

        var after = new FormEvents.Totals();
        Assert.Equal(100, after.DeliveryRetried() - before.DeliveryRetried());
        Assert.Equal(100, after.DeliveryFailed(Protocol.Smtp, tls: true) - before.DeliveryFailed(Protocol.Smtp, tls: true));
        Assert.Equal(100, after.DeliveryCompleted(Protocol.Imap) - before.DeliveryCompleted(Protocol.Imap));
        Assert.Equal(700, after.DeliverySize() - before.DeliverySize());
        Assert.Equal(50, after.DeliveryTime(Protocol.Imap).Sum - before.DeliveryTime(Protocol.Imap).Sum);
        Assert.Equal(7, after.DeliveryLast());
        Assert.Equal(200, after.ConnectionOpen() - before.ConnectionOpen());
        Assert.Equal(100, Here(after) - Here(before));
        FormEvents.Connection.Closed(ConnectionClosedPlace.Here, 100);

        static void Record(FormEvents.LocalEvents events)
        {
            events.Delivery.Failed(Protocol.Smtp, DeliveryFailedReason.Refused, null, tls: true);
            events.Delivery.Completed(7, TimeSpan.FromSeconds(0.5), Protocol.Imap);
            events.Connection.Opened("a", ConnectionOpenedPlace.Here);
        }

        static long Here(FormEvents.Totals totals) => totals.ConnectionPlaces(ConnectionOpenedPlace.Here);
    }

    [Fact]
    public void Local_methods_respect_policies_and_keep_the_state_of_disabled_events()
    {
        FormEvents.LocalEvents events = FormEvents.Local();
        var before = new FormEvents.Totals();
        FormEvents.Catalogue.Apply(new EventPolicy { DisabledEvents = ["connection.closed", "delivery.retried"] });
        events.Delivery.Retried();
        events.Connection.Opened("a", ConnectionOpenedPlace.There);
        events.Connection.Closed(ConnectionClosedPlace.There);
        FormEvents.Catalogue.Apply(new EventPolicy());
        var after = new FormEvents.Totals();
        Assert.Equal(0, after.DeliveryRetried() - before.DeliveryRetried());
        Assert.Equal(1, after.ConnectionOpened() - before.ConnectionOpened());
        Assert.Equal(0, after.ConnectionClosed() - before.ConnectionClosed());
        Assert.Equal(0, after.ConnectionOpen() - before.ConnectionOpen());
    }

    [Fact]
    public void Captures_see_what_local_methods_record()
    {
        FormEvents.LocalEvents events = FormEvents.Local();
        using var capture = EventCapture.Start(FormEvents.Catalogue);
        events.Delivery.Silent(TimeSpan.FromSeconds(2));
        events.Delivery.Numbered(DeliveryNumberedCount.Two, times: 3);
        Assert.Equal("delivery.silent elapsed=00:00:02\ndelivery.numbered count=two ×3", capture.ToString());
    }
}
