using System.Diagnostics.Metrics;

namespace Stalwart.Instrumentation.Semantics.Tests;

/// <summary>
/// Up-down-counters and gauges while events and metrics are toggled. A single test, because the catalogue is shared by the process.
/// </summary>
public sealed class StateTests
{
    private const int Seed = 17;
    private const int Sequences = 2_000;

    private readonly Random random = new(Seed);
    private readonly StateModel model = new();

    [Fact]
    public void Catalogue_equals_the_model_after_random_sequences_of_policies_and_records()
    {
        var collected = new SortedDictionary<string, double>(StringComparer.Ordinal);
        using MeterListener listener = Listen(collected);
        for (int sequence = 0; sequence < Sequences; sequence++)
        {
            for (int steps = random.Next(1, 12); steps > 0; steps--)
            {
                Step();
            }

            Assert.Equal(model.Visible, Snapshot());
            collected.Clear();
            listener.RecordObservableInstruments();
            Assert.Equal(model.Visible, collected);
        }
    }

    private void Step()
    {
        double weight = random.Next(1, 9) * (random.Next(2) == 0 ? 0.25 : -0.25);
        bool isHere = random.Next(2) == 0;
        long size = random.Next(1, 1000);
        switch (random.Next(6))
        {
            case 0:
                Open(weight, isHere ? CartOpenedPlace.Here : CartOpenedPlace.There);
                model.Open(weight, isHere ? "here" : "there");
                break;
            case 1:
                for (int closed = Close(isHere ? CartClosedPlace.Here : CartClosedPlace.There); closed > 0; closed--)
                {
                    model.Close(isHere ? "here" : "there");
                }

                break;
            case 2:
                StateEvents.Cart.Emptied(weight, size);
                model.Empty(weight, size);
                break;
            case 3:
                StateEvents.Cart.Seen(size);
                model.See(size);
                break;
            default:
                string[] disabled = [.. StateModel.Names.Where(_ => random.Next(3) == 0)];
                model.Apply(disabled);
                StateEvents.Catalogue.Apply(new EventPolicy
                {
                    DisabledEvents = disabled,
                    EnabledEvents = disabled.Contains("cart.emptied") ? [] : ["cart.emptied"],
                });
                break;
        }
    }

    private void Open(double weight, CartOpenedPlace place)
    {
        if (random.Next(2) == 0)
        {
            StateEvents.Cart.Opened(weight, place, shop: null);
        }
        else
        {
            StateEvents.Local().Cart.Opened(weight, place, shop: null);
        }
    }

    /// <summary>Closes carts with one of the forms of recording, and returns their number.</summary>
    private int Close(CartClosedPlace place)
    {
        int count = random.Next(1, 4);
        switch (random.Next(5))
        {
            case 0:
                StateEvents.Cart.Closed(place, count);
                return count;
            case 1:
                StateEvents.Local().Cart.Closed(place, count);
                return count;
            case 2:
                StateEvents.Local().Cart.Closed(place);
                return 1;
            case 3:
                StateEvents.Cart.ClosedUnlessCompleted(place).Dispose();
                return 1;
            default:
                StateEvents.Cart.Closed(place);
                return 1;
        }
    }

    private static SortedDictionary<string, double> Snapshot()
    {
        var seen = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (SeriesSnapshot series in StateEvents.Catalogue.Snapshot().Series)
        {
            Add(seen, series.Metric.Name, [.. series.Tags], series.Value);
        }

        return seen;
    }

    private static MeterListener Listen(SortedDictionary<string, double> collected)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == StateEvents.Catalogue.MeterName)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(collected, instrument.Name, tags, value));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(collected, instrument.Name, tags, value));
        listener.Start();
        return listener;
    }

    /// <summary>Sums the series of an event's counter, and keeps those of metrics separate.</summary>
    private static void Add(
        SortedDictionary<string, double> seen,
        string name,
        ReadOnlySpan<KeyValuePair<string, object?>> tags,
        double value)
    {
        string key = name == "cart.places" ? $"{name}{{{tags[0].Value}}}" : name;
        seen[key] = seen.GetValueOrDefault(key) + value;
    }
}
