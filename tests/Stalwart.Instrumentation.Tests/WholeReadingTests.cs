using System.Diagnostics.Metrics;

namespace Stalwart.Instrumentation.Tests;

/// <summary>
/// A metric that is disabled during a reading is read completely or not at all, because half of its series would be a decreasing total.
/// </summary>
public class WholeReadingTests
{
    private const int Values = 500;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Metric_disabled_during_a_collection_is_collected_completely(bool isFloating)
    {
        EventCatalogue catalogue = Touched(isFloating);
        int seen = 0;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == catalogue.MeterName)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => TurnOff());
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => TurnOff());
        listener.Start();
        listener.RecordObservableInstruments();
        Assert.Equal(Values, seen);
        listener.RecordObservableInstruments();
        Assert.Equal(Values, seen);

        void TurnOff()
        {
            seen++;
            catalogue.Apply(new EventPolicy { DisabledEvents = ["*"] });
        }
    }

    [Fact]
    public void Toggled_metric_is_in_a_snapshot_completely_or_not_at_all()
    {
        EventCatalogue catalogue = Touched(isFloating: false);
        using var stop = new CancellationTokenSource();
        var toggling = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                catalogue.Apply(new EventPolicy { DisabledEvents = ["*"] });
                catalogue.Apply(new EventPolicy());
            }
        });
        toggling.Start();
        var seen = new HashSet<int>();
        for (int i = 0; i < 5000 || seen.Count < 2; i++)
        {
            seen.Add(catalogue.Snapshot().Series.Count);
        }

        stop.Cancel();
        toggling.Join();
        Assert.Equal([0, Values], seen.Order());
    }

    private static EventCatalogue Touched(bool isFloating)
    {
        var tag = new TagDescriptor("value", TagKind.Closed, [.. Enumerable.Range(0, Values - 1).Select(i => $"v{i}")], 0);
        var catalogue = new EventCatalogue(
            "test-" + Guid.NewGuid().ToString("N"),
            null,
            [new EventDescriptor("a.many", 1, EventLevel.Info, "Many series", counted: false, enabled: true, ["a.total"])],
            [new MetricDescriptor("a.total", MetricKind.Counter, "", "Many series", [tag], 0, isFloating)]);
        for (int i = 0; i < Values; i++)
        {
            catalogue.Engine.Add(i, isFloating ? BitConverter.DoubleToInt64Bits(1) : 1);
        }

        return catalogue;
    }
}
