using System.Globalization;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.Prometheus.Exposition;

/// <summary>What the samples of one metric are made of.</summary>
/// <param name="Catalogue">The metric's catalogue.</param>
/// <param name="Reading">The catalogue's numbers.</param>
/// <param name="Index">The metric's number in the reading.</param>
/// <param name="Scope">The labels of all its samples.</param>
/// <param name="Created">Since when it counts; <see langword="null"/> when the samples that say so are left out.</param>
internal sealed record MetricSource(
    EventCatalogue Catalogue, CatalogueReading Reading, int Index, Scope Scope, DateTimeOffset? Created)
{
    public MetricDescriptor Descriptor => Catalogue.Metrics[Index];

    /// <summary>Returns the end of the line of such a sample, in seconds since 1970.</summary>
    public byte[]? CreatedEnd() => Created is { } time
        ? ExpositionText.Bytes(string.Create(CultureInfo.InvariantCulture, $"{time.ToUnixTimeMilliseconds() / 1000m:0.000}\n"))
        : null;
}
