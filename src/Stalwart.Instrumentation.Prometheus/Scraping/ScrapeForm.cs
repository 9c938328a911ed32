using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Prometheus.Exposition;

namespace Stalwart.Instrumentation.Prometheus.Scraping;

/// <summary>
/// The form of a scrape's response. Clients have many spellings of the same form; they are reduced to a few, so concurrent scrapes can
/// share a response and no client can request a thousand different ones.
/// </summary>
/// <param name="Format">The exposition format.</param>
/// <param name="IsCompressed">Whether it is compressed with gzip.</param>
internal sealed record ScrapeForm(ExpositionFormat Format, bool IsCompressed)
{
    /// <summary>
    /// Negotiates the form from the formats that a host offers, by quality and then by order; the text format if none of them is accepted.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="names">How the host's metrics are named.</param>
    public static ScrapeForm Of(HttpRequest request, PrometheusNames names)
    {
        ExpositionFormat? best = null;
        double bestQuality = 0;
        foreach (MediaTypeHeaderValue wish in Parse(request.Headers.Accept))
        {
            double quality = wish.Quality ?? 1;
            if (quality > bestQuality && Find(wish) is { } found && found.Allows(names))
            {
                (best, bestQuality) = (found.For(names, Parameter(wish, "escaping")), quality);
            }
        }

        return new ScrapeForm(best ?? ExpositionFormat.Text004, AcceptsGzip(request.Headers.AcceptEncoding));
    }

    private static IList<MediaTypeHeaderValue> Parse(IList<string?> accept) =>
        MediaTypeHeaderValue.TryParseList([.. accept.OfType<string>()], out IList<MediaTypeHeaderValue>? wishes) ? wishes : [];

    private static ExpositionFormat? Find(MediaTypeHeaderValue wish)
    {
        string? version = Parameter(wish, "version");
        return (wish.MediaType.Value?.ToLowerInvariant(), version) switch
        {
            ("application/vnd.google.protobuf", _) => IsDelimited(wish) ? ExpositionFormat.Protobuf : null,
            ("text/plain", null or "0.0.4") => ExpositionFormat.Text004,
            ("text/plain", "1.0.0") => ExpositionFormat.Text100,
            ("application/openmetrics-text", null or "1.0.0") => ExpositionFormat.OpenMetrics100,
            ("application/openmetrics-text", "0.0.1") => ExpositionFormat.OpenMetrics001,
            _ => null,
        };
    }

    /// <summary>Prometheus reads only length-prefixed messages.</summary>
    private static bool IsDelimited(MediaTypeHeaderValue wish) =>
        Parameter(wish, "proto") == "io.prometheus.client.MetricFamily" && Parameter(wish, "encoding") == "delimited";

    private static string? Parameter(MediaTypeHeaderValue wish, string name) => wish.Parameters
        .FirstOrDefault(parameter => parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.GetUnescapedValue().Value;

    private static bool AcceptsGzip(IList<string?> encodings) =>
        StringWithQualityHeaderValue.TryParseList([.. encodings.OfType<string>()], out IList<StringWithQualityHeaderValue>? wishes)
        && wishes.Any(wish => wish.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && wish.Quality != 0);
}
