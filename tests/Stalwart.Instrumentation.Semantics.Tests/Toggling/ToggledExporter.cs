using OpenTelemetry;
using OpenTelemetry.Metrics;
using Stalwart.Instrumentation.OpenTelemetry.Pipelines;
using Stalwart.Instrumentation.OpenTelemetry.Push;
using Stalwart.Instrumentation.Publishing;

namespace Stalwart.Instrumentation.Semantics.Tests.Toggling;

/// <summary>
/// A pushing pipeline like those of these packages: its collections and its filter, with an exporter that keeps its exports.
/// </summary>
internal sealed class ToggledExporter : IDisposable
{
    private readonly PipelineCollection collection = new([TogglingEvents.Catalogue]);
    private readonly MeterProvider provider;
    private readonly bool isDelta;

    public ToggledExporter(bool isDelta)
    {
        this.isDelta = isDelta;
        provider = Sdk.CreateMeterProviderBuilder()
            .AddEventCatalogue(TogglingEvents.Catalogue)
            .AddReader(new Reader(this))
            .Build();
    }

    /// <summary>Gets the last export, or with delta the sum of all, without the zeros that the SDK exports.</summary>
    public SortedDictionary<string, double> Exported { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the names of the metrics in the last export.</summary>
    public HashSet<string> Names { get; } = [];

    /// <summary>Gets the metrics of the last export that have a nonzero delta.</summary>
    public HashSet<string> Changed { get; } = [];

    public void Collect()
    {
        Names.Clear();
        Changed.Clear();
        if (!isDelta)
        {
            Exported.Clear();
        }

        provider.ForceFlush();
    }

    public void Dispose() => provider.Dispose();

    private void Take(Metric metric)
    {
        Names.Add(metric.Name);
        foreach (ref readonly MetricPoint point in metric.GetMetricPoints())
        {
            string series = metric.Name;
            foreach (KeyValuePair<string, object?> tag in point.Tags)
            {
                series += $"{{{tag.Value}}}";
            }

            switch (metric.MetricType)
            {
                case MetricType.LongSum:
                    Add(series, point.GetSumLong());
                    break;
                case MetricType.LongSumNonMonotonic:
                    Exported[series] = point.GetSumLong();
                    break;
                default:
                    int bucket = 0;
                    foreach (HistogramBucket counted in point.GetHistogramBuckets())
                    {
                        Add($"{series}|{bucket++}", counted.BucketCount);
                    }

                    Add($"{series}|sum", point.GetHistogramSum());
                    break;
            }
        }
    }

    private void Add(string series, double value)
    {
        if (value != 0)
        {
            Changed.Add(ToggleModel.MetricOf(series));
            Exported[series] = Exported.GetValueOrDefault(series) + value;
        }
    }

    private sealed class Reader : BaseExportingMetricReader
    {
        private readonly ToggledExporter owner;

        public Reader(ToggledExporter owner)
            : base(new Keeping(owner))
        {
            this.owner = owner;
            TemporalityPreference = owner.isDelta ? MetricReaderTemporalityPreference.Delta : MetricReaderTemporalityPreference.Cumulative;
        }

        protected override bool OnCollect(int timeoutMilliseconds) => owner.collection.Run(() => base.OnCollect(timeoutMilliseconds));
    }

    private sealed class Keeping(ToggledExporter owner) : BaseExporter<Metric>
    {
        private readonly ExportFilter filter = new(owner.collection, new InstrumentLists(new EventPolicy(), new EventPolicy()));

        public override ExportResult Export(in Batch<Metric> batch)
        {
            foreach (Metric metric in filter.Of(batch))
            {
                owner.Take(metric);
            }

            return ExportResult.Success;
        }
    }
}
