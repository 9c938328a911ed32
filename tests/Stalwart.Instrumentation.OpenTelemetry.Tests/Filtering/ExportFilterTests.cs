using OpenTelemetry.Metrics;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Filtering;

/// <summary>The content of pushes for metrics that are or were disabled.</summary>
public sealed class ExportFilterTests
{
    private const MetricReaderTemporalityPreference Cumulative = MetricReaderTemporalityPreference.Cumulative;
    private const MetricReaderTemporalityPreference Delta = MetricReaderTemporalityPreference.Delta;
    private const MetricReaderTemporalityPreference LowMemory = MetricReaderTemporalityPreference.LowMemory;

    private readonly JobCatalogue jobs = new();
    private readonly JobModel model = new();

    [Fact]
    public void Disabled_metrics_are_absent_immediately_and_keep_their_totals_under_cumulative()
    {
        using var pipeline = new FilteredPipeline(jobs.Catalogue, model, Cumulative);
        RecordAll(0.5);
        Assert.Equal(JobModel.Names.Order(), pipeline.Push().Pushed.Keys.Order());
        RecordAll(0.5);
        Apply([.. JobModel.Names]);
        RecordAll(0.5);
        Assert.Empty(pipeline.Push().Pushed);

        Apply();
        Assert.Equal(new ExportedPoint(2, 0), pipeline.Push().Pushed["job.done"][""]);
        RecordAll(1.5);
        pipeline.Push();
        Assert.All((string[])["fast", "slow"], kind => Assert.Equal(new ExportedPoint(3, 0), pipeline.Pushed["task.done"][kind]));
        Assert.All((string[])["fast", "slow"], kind => Assert.Equal(new ExportedPoint(2.5, 3), pipeline.Pushed["task.time"][kind]));
        Assert.Equal(new ExportedPoint(2.5, 3), pipeline.Pushed["job.time"][""]);
        Assert.Equal(new ExportedPoint(4, 0), pipeline.Pushed["job.open"][""]);
        Assert.Equal(new ExportedPoint(1.5, 0), pipeline.Pushed["job.level"][""]);
    }

    [Fact]
    public void Disabled_metrics_are_exported_once_more_when_they_have_a_difference_under_delta()
    {
        using var pipeline = new FilteredPipeline(jobs.Catalogue, model, Delta);
        RecordAll(0.5);
        pipeline.Push();
        RecordAll(0.5);
        Apply([.. JobModel.Names]);
        RecordAll(0.5);
        Assert.Equal(["job.done", "job.time", "task.done", "task.time"], pipeline.Push().Pushed.Keys.Order());
        Assert.Equal(new ExportedPoint(1, 0), pipeline.Pushed["job.done"][""]);
        Assert.Equal(new ExportedPoint(0.5, 1), pipeline.Pushed["task.time"]["slow"]);
        Assert.Empty(pipeline.Push().Pushed);

        Apply();
        RecordAll(1.5);
        pipeline.Push();
        Assert.Equal(new ExportedPoint(1, 0), pipeline.Pushed["job.done"][""]);
        Assert.Equal(new ExportedPoint(1.5, 1), pipeline.Pushed["task.time"]["slow"]);
        Assert.Equal(new ExportedPoint(4, 0), pipeline.Pushed["job.open"][""]);
    }

    [Theory]
    [InlineData(Cumulative)]
    [InlineData(Delta)]
    public void Gauge_without_a_value_is_absent_when_its_event_is_enabled_again(MetricReaderTemporalityPreference temporality)
    {
        using var pipeline = new FilteredPipeline(jobs.Catalogue, model, temporality);
        RecordAll(0.5);
        Assert.Equal(2, pipeline.Push().Pushed["task.level"].Count);
        Apply("job.done", "task.done");
        Apply();
        pipeline.Push();
        Assert.DoesNotContain("job.level", pipeline.Pushed.Keys);
        Assert.DoesNotContain("task.level", pipeline.Pushed.Keys);
        Record(JobCatalogue.Task, 1, 1, 0.5);
        Assert.Equal(["slow"], pipeline.Push().Pushed["task.level"].Keys);
    }

    [Theory]
    [InlineData(Cumulative, null, false)]
    [InlineData(Delta, null, false)]
    [InlineData(LowMemory, null, false)]
    [InlineData(LowMemory, Delta, true)]
    [InlineData(Cumulative, Cumulative, false)]
    [InlineData(Cumulative, Cumulative, true)]
    [InlineData(Cumulative, Delta, false)]
    [InlineData(Cumulative, Delta, true)]
    [InlineData(Delta, Cumulative, false)]
    [InlineData(Delta, Cumulative, true)]
    [InlineData(Delta, Delta, false)]
    [InlineData(Delta, Delta, true)]
    public void Any_sequence_of_records_and_policies_is_pushed_exactly_beside_another_exporter(
        MetricReaderTemporalityPreference temporality, MetricReaderTemporalityPreference? other, bool isOtherBusy)
    {
        const int Sequences = 60, Steps = 40;
        for (int seed = 0; seed < Sequences; seed++)
        {
            var random = new Random(seed);
            var test = new ExportFilterTests();
            using var pipeline = new FilteredPipeline(test.jobs.Catalogue, test.model, temporality);
            using FilteredPipeline? second = other is { } one ? new FilteredPipeline(test.jobs.Catalogue, test.model, one) : null;
            for (int step = 0; step < Steps; step++)
            {
                string? difference = test.Step(random, pipeline, isOtherBusy ? second : null);
                Assert.True(difference is null, $"seed {seed}, step {step}: {difference}");
            }

            Assert.Null(pipeline.PushAndCompare());
            Assert.Null(second?.PushAndCompare());
        }
    }

    private string? Step(Random random, FilteredPipeline pipeline, FilteredPipeline? second)
    {
        switch (random.Next(6))
        {
            case 0:
                Apply([.. JobModel.Names.Where(_ => random.Next(3) == 0)]);
                return null;
            case 1:
                return pipeline.PushAndCompare();
            case 2:
                return second?.PushAndCompare();
            default:
                int item = random.Next(2);
                Record(item, item * random.Next(2), random.Next(2) == 0 ? 1 : -1, random.Next(1, 12) * 0.25);
                return null;
        }
    }

    private void RecordAll(double value)
    {
        Record(JobCatalogue.Job, 0, 1, value);
        Record(JobCatalogue.Task, 0, 1, value);
        Record(JobCatalogue.Task, 1, 1, value);
    }

    private void Record(int item, int kind, long amount, double value)
    {
        jobs.Record(item, kind, amount, value);
        model.Record(item, kind, amount, value);
    }

    private void Apply(params string[] disabled)
    {
        jobs.Catalogue.Apply(new EventPolicy { DisabledEvents = disabled });
        model.Apply(disabled);
    }
}
