using OpenTelemetry.Metrics;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Filtering;

/// <summary>The content of pushes and scrapes with their own lists, which change together with the general ones.</summary>
public sealed class ExporterListsTests
{
    private const MetricReaderTemporalityPreference Cumulative = MetricReaderTemporalityPreference.Cumulative;
    private const MetricReaderTemporalityPreference Delta = MetricReaderTemporalityPreference.Delta;
    private const MetricReaderTemporalityPreference LowMemory = MetricReaderTemporalityPreference.LowMemory;

    private readonly object host = new();
    private readonly JobCatalogue jobs = new();
    private readonly JobExporter push = new(), scrape = new();
    private readonly JobModel model;
    private readonly CatalogueReading reading;

    public ExporterListsTests()
    {
        model = new JobModel(push, scrape);
        reading = jobs.Catalogue.NewReading(scrape.Gates);
        Apply([]);
    }

    [Theory]
    [InlineData(Cumulative, 1)]
    [InlineData(Cumulative, 8)]
    [InlineData(Delta, 1)]
    [InlineData(Delta, 8)]
    [InlineData(LowMemory, 1)]
    [InlineData(LowMemory, 8)]
    public void Any_sequence_of_records_and_lists_is_exported_exactly_by_both_exporters(
        MetricReaderTemporalityPreference temporality, int stepsPerPush)
    {
        const int Sequences = 120, Steps = 60;
        for (int seed = 0; seed < Sequences; seed++)
        {
            var random = new Random(seed);
            var test = new ExporterListsTests();
            using var pipeline = new FilteredPipeline(test.jobs.Catalogue, test.model, temporality, test.push);
            for (int step = 0; step < Steps; step++)
            {
                string? difference = test.Step(random)
                    ?? test.Scrape()
                    ?? (random.Next(stepsPerPush) == 0 ? pipeline.PushAndCompare() : null);
                Assert.True(difference is null, $"seed {seed}, step {step}: {difference}");
            }

            Assert.Null(pipeline.PushAndCompare());
        }
    }

    private string? Step(Random random)
    {
        switch (random.Next(6))
        {
            case 0:
                Apply([.. JobModel.Names.Where(_ => random.Next(3) == 0)]);
                return null;
            case 1:
                (random.Next(2) == 0 ? push : scrape).Change(random);
                Apply(model.Disabled);
                return null;
            default:
                int item = random.Next(2);
                int kind = item * random.Next(2);
                long amount = random.Next(2) == 0 ? 1 : -1;
                double value = random.Next(1, 12) * 0.25;
                jobs.Record(item, kind, amount, value);
                model.Record(item, kind, amount, value);
                return null;
        }
    }

    private void Apply(IReadOnlyList<string> disabled)
    {
        jobs.Catalogue.Apply(host, new EventPolicy { DisabledEvents = disabled }, push.Layer, scrape.Layer);
        model.Apply(disabled);
    }

    /// <summary>Returns the difference between a scrape and the model; <see langword="null"/> if there is none.</summary>
    private string? Scrape()
    {
        reading.Take();
        ILookup<string, SeriesSnapshot> scraped = reading.ToSnapshots().ToLookup(series => series.Metric.Name);
        return JobModel.Names.Select(metric => Compare(metric, scraped[metric])).FirstOrDefault(found => found is not null);
    }

    private string? Compare(string metric, IEnumerable<SeriesSnapshot> scraped)
    {
        string expected = model.IsOn(metric, scrape)
            ? Show(model.Series(metric).Select(pair => (pair.Key, pair.Value.Value, pair.Value.Count)))
            : "";
        string actual = Show(scraped.Select(series =>
            (series.Tags.Count == 0 ? "" : $"{series.Tags[0].Value}", series.Value, series.Count)));
        return expected == actual ? null : $"scrape of {metric}: expected '{expected}', was '{actual}'";
    }

    private static string Show(IEnumerable<(string Series, double Value, long Count)> series) =>
        string.Join(' ', series.OrderBy(one => one.Series, StringComparer.Ordinal));
}
