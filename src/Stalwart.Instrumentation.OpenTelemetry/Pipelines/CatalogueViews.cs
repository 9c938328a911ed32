using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;

namespace Stalwart.Instrumentation.OpenTelemetry.Pipelines;

/// <summary>
/// Tells the SDK how many series each instrument really has: its default keeps room for 2000 of each, 187 KB an instrument and reader.
/// </summary>
internal sealed class CatalogueViews
{
    private const int DefaultMetricStreams = 1000;

    private readonly Dictionary<(string Meter, string Instrument), MetricStreamConfiguration> views = [];

    /// <summary>
    /// How many streams the reader must take, what others may add included: the SDK drops what is above its limit in silence. Each
    /// instrument may have two, as a listener that throws causes a second publishing.
    /// </summary>
    public int MaxMetricStreams => DefaultMetricStreams + StreamsOfCatalogues;

    /// <summary>Gets how many streams the catalogues may have.</summary>
    public int StreamsOfCatalogues => 2 * views.Count;

    public void Add(EventCatalogue catalogue)
    {
        foreach (MetricDescriptor metric in catalogue.Metrics)
        {
            // One more than there are series: the SDK keeps one for itself.
            int limit = metric.SeriesCount + 1;
            views[(catalogue.MeterName, metric.Name)] = metric switch
            {
                { Kind: MetricKind.Histogram, IsNative: true, Boundaries.Count: 0 } =>
                    new Base2ExponentialBucketHistogramConfiguration { CardinalityLimit = limit },
                { Kind: MetricKind.Histogram } =>
                    new ExplicitBucketHistogramConfiguration { Boundaries = [.. metric.Boundaries], CardinalityLimit = limit },
                _ => new MetricStreamConfiguration { CardinalityLimit = limit },
            };
        }
    }

    public MetricStreamConfiguration? Find(Instrument instrument) => views.GetValueOrDefault((instrument.Meter.Name, instrument.Name));
}
