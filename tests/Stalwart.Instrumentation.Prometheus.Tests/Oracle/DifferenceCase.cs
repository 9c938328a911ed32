using Microsoft.AspNetCore.Http;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Prometheus.Exposition;
using Stalwart.Instrumentation.Prometheus.Scraping;

namespace Stalwart.Instrumentation.Prometheus.Tests.Oracle;

/// <summary>A scrape to which the SDK's exporter responds differently.</summary>
/// <param name="Accept">What the client accepts.</param>
/// <param name="Theirs">The lines of the SDK's response.</param>
/// <param name="Ours">The lines of this package's response.</param>
/// <param name="Metrics">The content of both: the meters, and the metrics of each, which have the value 1.</param>
internal sealed record DifferenceCase(
    string Accept, string Theirs, string Ours, params (string Meter, string Name, MetricKind Kind, string Unit)[] Metrics)
{
    /// <summary>Gets whether samples have the labels of their meter.</summary>
    public bool HasScopeLabels { get; init; }

    /// <summary>Gets the values of the one tag of each metric; the series of the last one is recorded first.</summary>
    public string[] TagValues { get; init; } = [];

    /// <summary>Gets the type of the SDK's response, if it is not what the client accepts.</summary>
    public string? TheirContentType { get; init; }

    /// <summary>Gets the type of this package's response, if it is not what the client accepts.</summary>
    public string? OurContentType { get; init; }

    /// <summary>Compares both responses with the expected ones.</summary>
    public async Task CheckAsync()
    {
        RecordedCatalogue[] recorded = [.. Metrics.GroupBy(metric => metric.Meter).Select(meter => Make(meter.Key, [.. meter]))];
        EventCatalogue[] catalogues = [.. recorded.Select(one => one.Catalogue)];
        using var sdk = new SdkScrape(catalogues, HasScopeLabels);
        foreach (RecordedCatalogue one in recorded)
        {
            foreach (MetricDescriptor metric in one.Catalogue.Metrics)
            {
                for (int series = Math.Max(TagValues.Length, 1) - 1; series >= 0; series--)
                {
                    one.Record(metric, series, 1);
                    await sdk.ReadAsync(Accept);
                }
            }
        }

        var request = new DefaultHttpContext();
        request.Request.Headers.Accept = Accept;
        ExpositionFormat format = ScrapeForm.Of(request.Request, PrometheusNames.Standard).Format;
        (string contentType, string text) = await sdk.ReadAsync(Accept);
        Assert.Equal((TheirContentType ?? Accept, Theirs), (contentType, Normalized(text)));
        Assert.Equal(
            (OurContentType ?? Accept, Ours),
            (format.ContentType, Normalized(new OurScrape(catalogues, HasScopeLabels).Read(format))));
    }

    private static string Normalized(string text) => string.Join(
        '|',
        text.Split('\n')
            .Select(line => line.Contains("_created", StringComparison.Ordinal) ? line.Split(' ')[0] + " <time>" : line)).TrimEnd('|');

    private RecordedCatalogue Make(string meter, (string Meter, string Name, MetricKind Kind, string Unit)[] metrics)
    {
        var draft = new CatalogueDraft();
        TagDescriptor[] tags = TagValues.Length == 0 ? [] : [new("tag", TagKind.Closed, TagValues, 0)];
        foreach ((_, string name, MetricKind kind, string unit) in metrics)
        {
            draft.Add(name, kind, unit, $"Of {meter}", tags);
        }

        return draft.Make(meter);
    }
}
