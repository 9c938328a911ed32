using OpenTelemetry.Metrics;
using Stalwart.Instrumentation.OpenTelemetry.Tests.Filtering;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.BeforeHost;

/// <summary>Records that threads make while the pushing pipeline starts.</summary>
public sealed class PipelineStartTests
{
    private const int Threads = 2, Rounds = 20, Pushes = 4;

    [Theory]
    [InlineData(MetricReaderTemporalityPreference.Cumulative)]
    [InlineData(MetricReaderTemporalityPreference.Delta)]
    public void Records_made_while_the_pipeline_starts_are_pushed_once(MetricReaderTemporalityPreference temporality)
    {
        for (int round = 0; round < Rounds; round++)
        {
            var jobs = new JobCatalogue();
            using var recorders = new Recorders(jobs);
            using var pipeline = new FilteredPipeline(jobs.Catalogue, new JobModel(), temporality);
            var totals = new PushedTotals(temporality);
            for (int push = 0; push < Pushes; push++)
            {
                recorders.AwaitMore();
                totals.Take(pipeline.Push().Pushed);
            }

            long recorded = recorders.Stop();
            totals.Take(pipeline.Push().Pushed);
            Assert.Equal(new ExportedPoint(recorded, 0), totals["job.done", ""]);
            Assert.Equal(new ExportedPoint(recorded, 0), totals["task.done", "slow"]);
            Assert.Equal(new ExportedPoint(recorded * 0.5, recorded), totals["job.time", ""]);
            Assert.Equal(new ExportedPoint(recorded * 0.5, recorded), totals["task.time", "slow"]);
        }
    }

    /// <summary>Threads that record continuously, and have started when the constructor returns.</summary>
    private sealed class Recorders : IDisposable
    {
        private readonly Thread[] threads;
        private long recorded;
        private volatile bool isStopped;

        public Recorders(JobCatalogue jobs)
        {
            threads = [.. Enumerable.Range(0, Threads).Select(_ => new Thread(() => Record(jobs)))];
            Array.ForEach(threads, thread => thread.Start());
            AwaitMore();
        }

        /// <summary>Waits for records that start after the call.</summary>
        public void AwaitMore()
        {
            long before = Volatile.Read(ref recorded);
            SpinWait.SpinUntil(() => Volatile.Read(ref recorded) > before + Threads);
        }

        /// <summary>Stops, and returns the number of records of each series.</summary>
        public long Stop()
        {
            isStopped = true;
            Array.ForEach(threads, thread => thread.Join());
            return recorded;
        }

        public void Dispose() => Stop();

        private void Record(JobCatalogue jobs)
        {
            while (!isStopped)
            {
                jobs.Record(JobCatalogue.Job, 0, 1, 0.5);
                jobs.Record(JobCatalogue.Task, 1, 1, 0.5);
                Interlocked.Increment(ref recorded);
            }
        }
    }

    /// <summary>The combined content of several pushes: the last totals, or the sum of the deltas.</summary>
    private sealed class PushedTotals(MetricReaderTemporalityPreference temporality)
    {
        private readonly Dictionary<(string Metric, string Series), ExportedPoint> points = [];

        public ExportedPoint this[string metric, string series] => points.GetValueOrDefault((metric, series));

        public void Take(IReadOnlyDictionary<string, Dictionary<string, ExportedPoint>> pushed)
        {
            foreach ((string metric, Dictionary<string, ExportedPoint> series) in pushed)
            {
                foreach ((string tag, ExportedPoint point) in series)
                {
                    bool isDifference = JobModel.IsDifference(metric, temporality);
                    points[(metric, tag)] = isDifference ? this[metric, tag] + point : point;
                }
            }
        }
    }
}
