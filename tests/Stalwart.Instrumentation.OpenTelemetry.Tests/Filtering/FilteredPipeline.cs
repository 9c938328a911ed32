using Microsoft.Extensions.Time.Testing;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using Stalwart.Instrumentation.OpenTelemetry.Pipelines;
using Stalwart.Instrumentation.OpenTelemetry.Push;
using Stalwart.Instrumentation.Publishing;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Filtering;

/// <summary>The pushing pipeline without a collector; it keeps what it would send.</summary>
internal sealed class FilteredPipeline : IDisposable
{
    private readonly JobModel model;
    private readonly MetricReaderTemporalityPreference temporality;
    private readonly JobExporter? lists;
    private readonly Exporter exporter;
    private readonly CollectorPause pause = new(TimeProvider.System);
    private readonly PushReader reader;
    private readonly MeterProvider provider;
    private Dictionary<string, Dictionary<string, ExportedPoint>> before = [];

    public FilteredPipeline(
        EventCatalogue catalogue, JobModel model, MetricReaderTemporalityPreference temporality, JobExporter? lists = null)
    {
        this.lists = lists;
        this.model = model;
        this.temporality = temporality;
        var collection = new PipelineCollection([catalogue], _ => lists?.Gates);
        exporter = new Exporter(new ExportFilter(collection, new InstrumentLists(new EventPolicy(), new EventPolicy())));
        reader = new PushReader(exporter, TimeSpan.FromHours(1), collection, pause, new FakeTimeProvider())
        {
            TemporalityPreference = temporality,
        };
        provider = Pipeline.Begin([catalogue], [], ResourceBuilder.CreateEmpty()).AddReader(reader).Build();
    }

    /// <summary>Gets the content of the last push: the series of each metric.</summary>
    public IReadOnlyDictionary<string, Dictionary<string, ExportedPoint>> Pushed => exporter.Pushed;

    /// <summary>Pushes.</summary>
    public FilteredPipeline Push()
    {
        exporter.Pushed = [];
        Assert.True(reader.Push());
        return this;
    }

    /// <summary>Pushes, and returns the difference from the model; <see langword="null"/> if there is none.</summary>
    public string? PushAndCompare()
    {
        Push();
        string? difference = JobModel.Names.Select(Compare).FirstOrDefault(found => found is not null);
        before = JobModel.Names.ToDictionary(metric => metric, model.Series);
        lists?.Pushed(model);
        return difference;
    }

    public void Dispose()
    {
        provider.Dispose();
        reader.Dispose();
        exporter.Dispose();
        pause.Dispose();
    }

    private static string Show(Dictionary<string, ExportedPoint> series) =>
        string.Join(' ', series.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{{{pair.Key}}}={pair.Value}"));

    private string? Compare(string metric)
    {
        Dictionary<string, ExportedPoint> expected = model.Series(metric), actual = Pushed.GetValueOrDefault(metric, []);
        bool isWanted = model.IsOn(metric, lists);
        if (JobModel.IsDifference(metric, temporality))
        {
            expected = NotZero(expected.Select(pair => KeyValuePair.Create(pair.Key, pair.Value - Before(metric, pair.Key))));
            isWanted |= expected.Count > 0 && lists?.WasOn(metric) != false;
            actual = isWanted ? NotZero(actual) : actual;
        }

        string wanted = isWanted ? Show(expected) : "";
        return wanted == Show(actual) ? null : $"{metric}: expected '{wanted}', was '{Show(actual)}'";
    }

    private ExportedPoint Before(string metric, string series) => before.GetValueOrDefault(metric, []).GetValueOrDefault(series);

    private static Dictionary<string, ExportedPoint> NotZero(IEnumerable<KeyValuePair<string, ExportedPoint>> series) =>
        new(series.Where(pair => pair.Value != default));

    private sealed class Exporter(ExportFilter filter) : BaseExporter<Metric>
    {
        public Dictionary<string, Dictionary<string, ExportedPoint>> Pushed { get; set; } = [];

        public override ExportResult Export(in Batch<Metric> batch)
        {
            Pushed = [];
            foreach (Metric metric in filter.Of(batch))
            {
                var series = new Dictionary<string, ExportedPoint>();
                foreach (ref readonly MetricPoint point in metric.GetMetricPoints())
                {
                    string tag = "";
                    foreach (KeyValuePair<string, object?> pair in point.Tags)
                    {
                        tag += pair.Value;
                    }

                    series.Add(tag, Read(metric.MetricType, point));
                }

                Pushed.Add(metric.Name, series);
            }

            return ExportResult.Success;
        }

        private static ExportedPoint Read(MetricType type, in MetricPoint point) => type switch
        {
            MetricType.LongSum or MetricType.LongSumNonMonotonic => new ExportedPoint(point.GetSumLong(), 0),
            MetricType.Histogram => new ExportedPoint(point.GetHistogramSum(), point.GetHistogramCount()),
            MetricType.DoubleGauge => new ExportedPoint(point.GetGaugeLastValueDouble(), 0),
            _ => throw new NotSupportedException(type.ToString()),
        };
    }
}
