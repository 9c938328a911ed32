using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using Stalwart.Instrumentation.OpenTelemetry.Pipelines;
using Stalwart.Instrumentation.Publishing;

namespace Stalwart.Instrumentation.AspNetCore.StatusPage;

/// <summary>
/// Counts the buckets of all histograms, from its making until it is disposed. The cells keep only count and sum of a histogram, and
/// keeping more would make every record slower; so the SDK counts the buckets, for as long as somebody looks at them.
/// </summary>
internal sealed class HistogramBuckets : IDisposable
{
    private readonly CollectionScope scope;
    private readonly BaseExportingMetricReader reader;
    private readonly MeterProvider provider;
    private readonly Dictionary<(string Meter, string Name), SeriesBuckets[]> found = [];

    public HistogramBuckets(IReadOnlyList<EventCatalogue> catalogues)
    {
        scope = new CollectionScope(catalogues, isDelta: false);
#pragma warning disable CA2000 // The provider owns its reader, and the reader its exporter.
        reader = new BaseExportingMetricReader(new BucketExporter(this));
#pragma warning restore CA2000

        // All else would be read a second time at each collection.
        var views = new CatalogueViews();
        MeterProviderBuilder builder = Sdk.CreateMeterProviderBuilder()
            .AddReader(reader)
            .AddView(instrument => instrument is Histogram<double> ? views.Find(instrument) : MetricStreamConfiguration.Drop);
        foreach (EventCatalogue catalogue in catalogues)
        {
            views.Add(catalogue);
            builder.AddMeter(catalogue.MeterName);
        }

        provider = builder.SetMaxMetricStreams(views.MaxMetricStreams).Build();
    }

    /// <summary>Takes what was counted until now.</summary>
    public void Collect()
    {
        found.Clear();
        scope.Run(() => reader.Collect());
    }

    /// <summary>The series of a histogram at the last <see cref="Collect"/>.</summary>
    public IReadOnlyList<SeriesBuckets> Of(string meter, MetricDescriptor metric) => found.GetValueOrDefault((meter, metric.Name), []);

    public void Dispose()
    {
        provider.Dispose();
        scope.Dispose();
    }

    /// <summary>Copies the SDK's points.</summary>
    private sealed class BucketExporter(HistogramBuckets buckets) : BaseExporter<Metric>
    {
        public override ExportResult Export(in Batch<Metric> batch)
        {
            foreach (Metric metric in batch)
            {
                var series = new List<SeriesBuckets>();
                foreach (ref readonly MetricPoint point in metric.GetMetricPoints())
                {
                    series.Add(Copy(in point));
                }

                buckets.found[(metric.MeterName, metric.Name)] = [.. series];
            }

            return ExportResult.Success;
        }

        private static SeriesBuckets Copy(in MetricPoint point)
        {
            var tags = new List<KeyValuePair<string, object?>>();
            foreach (KeyValuePair<string, object?> tag in point.Tags)
            {
                tags.Add(tag);
            }

            var counts = new List<long>();
            foreach (HistogramBucket bucket in point.GetHistogramBuckets())
            {
                counts.Add(bucket.BucketCount);
            }

            point.TryGetHistogramMinMaxValues(out double min, out double max);
            return new SeriesBuckets(SeriesBuckets.KeyOf(tags), [.. counts], min, max);
        }
    }
}
