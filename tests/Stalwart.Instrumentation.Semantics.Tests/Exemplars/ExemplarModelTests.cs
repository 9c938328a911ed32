using Stalwart.Instrumentation.Readings;
using Kept = System.Collections.Generic.SortedDictionary<string, (System.Diagnostics.ActivityTraceId Trace, double Value)>;

namespace Stalwart.Instrumentation.Semantics.Tests.Exemplars;

/// <summary>Random records under activities of every kind, while exemplars, events and captures are toggled.</summary>
[Collection(TripEventsGroup.Name)]
public sealed class ExemplarModelTests : IDisposable
{
    private const int Sequences = 5000;
    private const double Tolerance = 1e-6;

    private readonly Random random = new(31);
    private readonly TripModel model = new();
    private readonly SortedDictionary<string, double> before;
    private Sampled? activity;
    private EventCapture? capture;

    public ExemplarModelTests()
    {
        TripEvents.Catalogue.Apply(new EventPolicy());
        before = Read().Totals;
    }

    public void Dispose()
    {
        activity?.Dispose();
        capture?.Dispose();
        TripEvents.Catalogue.Apply(new EventPolicy());
    }

    [Fact]
    public void Totals_and_exemplars_equal_the_model_after_random_sequences()
    {
        for (int sequence = 0; sequence < Sequences; sequence++)
        {
            for (int steps = random.Next(1, 12); steps > 0; steps--)
            {
                Step();
            }

            (SortedDictionary<string, double> totals, Kept exemplars) = Read();
            Assert.All(model.Totals, total => Assert.Equal(total.Value, totals[total.Key] - before[total.Key], Tolerance));
            Assert.Equal(model.Exemplars, exemplars);
        }
    }

    private void Step()
    {
        bool isLocal = random.Next(3) == 0;
        long count = random.Next(1, 4);
        switch (random.Next(10))
        {
            case 0:
                Record(isLocal, () => TripEvents.Trip.Seen(), () => TripEvents.Local().Trip.Seen(), () => model.See(1));
                break;
            case 1:
                Record(isLocal, () => TripEvents.Trip.Seen(count), () => TripEvents.Local().Trip.Seen(count), () => model.See(count));
                break;
            case 2:
                Record(
                    isLocal,
                    () => TripEvents.Trip.Opened(count),
                    () => TripEvents.Local().Trip.Opened(count),
                    () => model.Open(count));
                break;
            case 3:
                double seconds = random.Next(0, 100) / 8.0;
                var elapsed = TimeSpan.FromSeconds(seconds);
                Record(
                    isLocal,
                    () => TripEvents.Trip.Closed(elapsed),
                    () => TripEvents.Local().Trip.Closed(elapsed),
                    () => model.Close(seconds));
                break;
            case 4:
                Record(
                    isLocal,
                    () => TripEvents.Trip.Loaded(count),
                    () => TripEvents.Local().Trip.Loaded(count),
                    () => model.Load(count));
                break;
            case 5:
                (TripMovedLane lane, string name) = random.Next(2) == 0 ? (TripMovedLane.Slow, "{slow}") : (TripMovedLane.Fast, "{fast}");
                Record(
                    isLocal,
                    () => TripEvents.Trip.Moved(count, lane),
                    () => TripEvents.Local().Trip.Moved(count, lane),
                    () => model.Move(count, name));
                break;
            case 6:
                Apply();
                break;
            case 7:
                capture?.Dispose();
                capture = capture is null ? EventCapture.Start(TripEvents.Catalogue) : null;
                break;
            default:
                activity?.Dispose();
                bool isSampled = random.Next(2) == 0;
                activity = random.Next(3) == 0 ? null : new Sampled(isSampled);
                model.Trace = isSampled ? activity?.TraceId : null;
                break;
        }
    }

    private static void Record(bool isLocal, Action global, Action local, Action model)
    {
        (isLocal ? local : global)();
        model();
    }

    private void Apply()
    {
        bool exemplars = random.Next(4) > 0;
        string[] disabled = [.. ((string[])["trip.seen", "trip.opened", "trip.loaded", "trip.moved"]).Where(_ => random.Next(6) == 0)];
        model.Apply(exemplars, disabled);
        TripEvents.Catalogue.Apply(new EventPolicy { Exemplars = exemplars, DisabledEvents = disabled });
    }

    private static (SortedDictionary<string, double> Totals, Kept Exemplars) Read()
    {
        CatalogueReading reading = TripEvents.Catalogue.NewReading();
        reading.Take();
        var totals = new SortedDictionary<string, double>(StringComparer.Ordinal);
        var exemplars = new Kept(StringComparer.Ordinal);
        for (int metric = 0; metric < reading.Count; metric++)
        {
            for (int series = 0; series < reading.Metric(metric).SeriesCount; series++)
            {
                string name = reading.Metric(metric).Name + string.Concat(reading.Tags(metric, series).Select(tag => $"{{{tag.Value}}}"));
                totals[name] = reading.Value(metric, series);
                if (reading.TryGetExemplar(metric, series, out Exemplar exemplar))
                {
                    exemplars[name] = (exemplar.TraceId, exemplar.Value);
                }
            }
        }

        return (totals, exemplars);
    }
}
