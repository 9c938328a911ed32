using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;

namespace Stalwart.Instrumentation.OpenTelemetry.Pipelines;

/// <summary>
/// Tells the SDK the number of series of each instrument; its default reserves room for 2000, 187 KB per instrument and reader.
/// </summary>
internal sealed class CatalogueViews
{
    private const int DefaultMetricStreams = 1000;

    private readonly Dictionary<(string Meter, string Instrument), MetricStreamConfiguration> views = [];

    /// <summary>
    /// Gets the max number of metric streams for the reader, including instruments that others may add, because the SDK silently drops
    /// streams beyond its limit. Each instrument can have two, because a listener that throws causes a second publication.
    /// </summary>
    public int MaxMetricStreams => DefaultMetricStreams + StreamsOfCatalogues;

    /// <summary>Gets the max number of streams of the catalogues.</summary>
    public int StreamsOfCatalogues => 2 * views.Count;

    public void Add(EventCatalogue catalogue)
    {
        foreach (MetricDescriptor metric in catalogue.Metrics)
        {
            // One more than the number of series, because the SDK reserves one.
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
