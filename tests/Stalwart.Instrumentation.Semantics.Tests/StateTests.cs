using System.Diagnostics.Metrics;

namespace Stalwart.Instrumentation.Semantics.Tests;

/// <summary>Up-down-counters and gauges while events and metrics go off and on. One test: the catalogue is one for the process.</summary>
public sealed class StateTests
{
    private const int Seed = 17;
    private const int Sequences = 2_000;

    private readonly Random random = new(Seed);
    private readonly StateModel model = new();

    [Fact]
    public void Catalogue_shows_what_the_model_says_after_every_random_sequence_of_policies_and_records()
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
                StateEvents.Cart.Opened(weight, isHere ? CartOpenedPlace.Here : CartOpenedPlace.There, shop: null);
                model.Open(weight, isHere ? "here" : "there");
                break;
            case 1:
                StateEvents.Cart.Closed(isHere ? CartClosedPlace.Here : CartClosedPlace.There);
                model.Close(isHere ? "here" : "there");
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

    /// <summary>Adds the series of an event's counter up, and keeps those of metrics apart.</summary>
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
