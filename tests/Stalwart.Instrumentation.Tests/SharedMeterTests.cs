using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using Stalwart.Instrumentation.SelfTelemetry;

namespace Stalwart.Instrumentation.Tests;

/// <summary>Catalogues that share a meter and names are reported, because their exported values would be silently wrong.</summary>
public sealed class SharedMeterTests
{
    private readonly string meter = "shared-" + Guid.NewGuid().ToString("N");

    [Fact]
    public void Second_catalogue_of_a_meter_is_reported_when_it_shares_names()
    {
        EventCatalogue first = Make("order.placed", "order.failed");
        using var before = new Listener(meter);
        Assert.Empty(before.Told);
        EventCatalogue second = Make("order.placed", "order.returned");
        using var after = new Listener(meter);
        string expected = $"Error {meter} 'order.placed' unknown unknown";
        Assert.Contains(expected, before.Told);
        Assert.Equal([expected], after.Told.Distinct());
        GC.KeepAlive((first, second));
    }

    [Fact]
    public void Second_catalogue_of_a_meter_is_not_reported_when_all_names_differ()
    {
        EventCatalogue first = Make("order.placed");
        EventCatalogue second = Make("order.failed");
        using var listener = new Listener(meter);
        Assert.Empty(listener.Told);
        GC.KeepAlive((first, second));
    }

    [Fact]
    public void Report_has_the_number_of_shared_names_when_there_are_many()
    {
        EventCatalogue first = Make("a.one", "a.two", "a.three");
        EventCatalogue second = Make("a.one", "a.two", "a.three");
        using var listener = new Listener(meter);
        Assert.Equal([$"Error {meter} 'a.one' and 2 other names unknown unknown"], listener.Told.Distinct());
        GC.KeepAlive((first, second));
    }

    private EventCatalogue Make(params string[] names) => new(
        meter,
        null,
        [.. names.Select((name, i) => new EventDescriptor(name, (ushort)i, EventLevel.Info, name, true, true, []))],
        [.. names.Select((name, i) => new MetricDescriptor(name, MetricKind.Counter, "{event}", name, [], i))]);

    private sealed class Listener : EventListener
    {
        private readonly string meter;

        public Listener(string meter)
        {
            this.meter = meter;
            EnableEvents(InstrumentationEventSource.Log, System.Diagnostics.Tracing.EventLevel.Error);
        }

        public ConcurrentQueue<string> Told { get; } = new();

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData is { EventName: "MeterIsShared", Payload: { } payload } && Equals(payload[0], meter))
            {
                Told.Enqueue($"{eventData.Level} {string.Join(' ', payload)}");
            }
        }
    }
}
