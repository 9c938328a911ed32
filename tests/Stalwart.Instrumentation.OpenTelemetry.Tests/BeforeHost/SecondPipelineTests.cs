using OpenTelemetry.Metrics;
using Stalwart.Instrumentation.OpenTelemetry.Tests.Filtering;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.BeforeHost;

/// <summary>Consecutive pipelines of one process.</summary>
public sealed class SecondPipelineTests
{
    [Theory]
    [InlineData(MetricReaderTemporalityPreference.Cumulative)]
    [InlineData(MetricReaderTemporalityPreference.Delta)]
    public void Histogram_has_the_exact_sum_of_what_was_recorded_between_two_pipelines(MetricReaderTemporalityPreference temporality)
    {
        var jobs = new JobCatalogue();
        foreach (double[] values in (double[][])[[0.25], [0.75], [0.5, 0.875], [0.125, 3]])
        {
            foreach (double value in values)
            {
                jobs.Record(JobCatalogue.Job, 0, 1, value);
            }

            using var pipeline = new FilteredPipeline(jobs.Catalogue, new JobModel(), temporality);
            Assert.Equal(new ExportedPoint(values.Sum(), values.Length), pipeline.Push().Pushed["job.time"][""]);
        }
    }
}
