using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.Semantics.Tests.Toggling;

/// <summary>
/// Exporters that push totals, push deltas and are scraped, while events, their feeders and metrics are toggled. In each sequence every one
/// of them is idle or busy; one that was idle is exact when it collects again. A single test, because the catalogue is shared by the
/// process.
/// </summary>
public sealed class ToggleTests : IDisposable
{
    private const int Sequences = 10_000;

    private readonly Random random = new(23);
    private readonly ToggleModel model = new();
    private readonly ToggledExporter totals = new(isDelta: false);
    private readonly ToggledExporter differences = new(isDelta: true);
    private readonly CatalogueReading scrape = TogglingEvents.Catalogue.NewReading();

    [Fact]
    public void Every_exporter_equals_the_model_after_random_sequences_of_toggles()
    {
        for (int sequence = 0; sequence < Sequences; sequence++)
        {
            for (int steps = random.Next(1, 10); steps > 0; steps--)
            {
                Step();
            }

            if (random.Next(2) == 0)
            {
                totals.Collect();
                Assert.Equal(Nonzero(model.Visible), Nonzero(totals.Exported));
                Assert.All(totals.Names, name => Assert.True(model.IsOn(name), name));
            }

            if (random.Next(2) == 0)
            {
                differences.Collect();
                Assert.Equal(Nonzero(Differences(model.Totals)), Nonzero(Differences(differences.Exported)));
                Assert.All(differences.Names, name => Assert.True(model.IsOn(name) || differences.Changed.Contains(name), name));
            }

            if (random.Next(2) == 0)
            {
                Assert.Equal(Nonzero(model.Visible), Nonzero(Scrape()));
            }
        }
    }

    public void Dispose()
    {
        totals.Dispose();
        differences.Dispose();
    }

    private void Step()
    {
        bool isFast = random.Next(2) == 0;
        string lane = isFast ? "{fast}" : "{slow}";
        switch (random.Next(8))
        {
            case 0:
                TogglingEvents.Job.Seen();
                model.Count("job.seen");
                break;
            case 1:
                TogglingEvents.Job.Sorted(isFast ? JobSortedLane.Fast : JobSortedLane.Slow);
                model.Count("job.sorted", lane);
                break;
            case 2:
                TogglingEvents.Job.Opened();
                model.Count("job.opened");
                model.Open(1);
                break;
            case 3:
                double seconds = random.Next(0, 100) / 8.0;
                TogglingEvents.Job.Closed(seconds);
                model.Count("job.closed");
                model.Open(-1);
                model.Close(seconds);
                break;
            case 4:
                long size = random.Next(1, 3000);
                TogglingEvents.Job.Moved(size, isFast ? JobMovedLane.Fast : JobMovedLane.Slow);
                model.Move(size, lane);
                break;
            default:
                string[] disabled = [.. ToggleModel.Names.Where(_ => random.Next(4) == 0)];
                model.Apply(disabled);
                TogglingEvents.Catalogue.Apply(new EventPolicy { DisabledEvents = disabled });
                break;
        }
    }

    private SortedDictionary<string, double> Scrape()
    {
        scrape.Take();
        var seen = new SortedDictionary<string, double>(StringComparer.Ordinal);
        for (int metric = 0; metric < scrape.Count; metric++)
        {
            for (int series = 0; scrape.IsOn(metric) && series < scrape.Metric(metric).SeriesCount; series++)
            {
                string name = scrape.Metric(metric).Name + string.Concat(scrape.Tags(metric, series).Select(tag => $"{{{tag.Value}}}"));
                ReadOnlySpan<long> buckets = scrape.Buckets(metric, series);
                for (int bucket = 0; bucket < buckets.Length; bucket++)
                {
                    seen[$"{name}|{bucket}"] = buckets[bucket];
                }

                seen[buckets.IsEmpty ? name : $"{name}|sum"] = scrape.Value(metric, series);
            }
        }

        return seen;
    }

    /// <summary>Up-down-counters are pushed as totals with every preference.</summary>
    private static Dictionary<string, double> Differences(IReadOnlyDictionary<string, double> series) =>
        series.Where(total => ToggleModel.MetricOf(total.Key) != "job.open").ToDictionary();

    private static SortedDictionary<string, double> Nonzero(IReadOnlyDictionary<string, double> series) =>
        new(series.Where(total => total.Value != 0).ToDictionary(), StringComparer.Ordinal);
}
