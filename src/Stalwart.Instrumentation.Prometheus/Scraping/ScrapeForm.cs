using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Stalwart.Instrumentation.Prometheus.Scraping;

/// <summary>
/// What a scrape's answer is written in. The exporter takes more spellings of the same; there are only these few here, so that scrapes that
/// come together can share an answer, and nobody can ask for a thousand different ones.
/// </summary>
/// <param name="MediaType">The exposition format, as the exporter is asked for it.</param>
/// <param name="IsCompressed">Whether it is compressed with gzip.</param>
internal sealed record ScrapeForm(string MediaType, bool IsCompressed)
{
    private const string Text = "text/plain";
    private const string OpenMetrics = "application/openmetrics-text";

    /// <summary>The default, which every reader of metrics and every person can read.</summary>
    private const string Fallback = Text + ";version=0.0.4";

    /// <summary>The wished one of the formats, by quality and then by order; the text format when none of them is wished for.</summary>
    public static ScrapeForm Of(HttpRequest request)
    {
        string? best = null;
        double bestQuality = 0;
        foreach (MediaTypeHeaderValue wish in Parse(request.Headers.Accept))
        {
            double quality = wish.Quality ?? 1;
            if (quality > bestQuality && Find(wish) is string found)
            {
                (best, bestQuality) = (found, quality);
            }
        }

        return new ScrapeForm(best ?? Fallback, AcceptsGzip(request.Headers.AcceptEncoding));
    }

    private static IList<MediaTypeHeaderValue> Parse(IList<string?> accept) =>
        MediaTypeHeaderValue.TryParseList([.. accept.OfType<string>()], out IList<MediaTypeHeaderValue>? wishes) ? wishes : [];

    private static string? Find(MediaTypeHeaderValue wish)
    {
        string? version = wish.Parameters.FirstOrDefault(
            parameter => parameter.Name.Equals("version", StringComparison.OrdinalIgnoreCase))?.GetUnescapedValue().Value;
        return (wish.MediaType.Value?.ToLowerInvariant(), version) switch
        {
            (Text, null or "0.0.4") => Fallback,
            (Text, "1.0.0") => Text + ";version=1.0.0",
            (OpenMetrics, null or "1.0.0") => OpenMetrics + ";version=1.0.0",
            (OpenMetrics, "0.0.1") => OpenMetrics + ";version=0.0.1",
            _ => null,
        };
    }

    private static bool AcceptsGzip(IList<string?> encodings) =>
        StringWithQualityHeaderValue.TryParseList([.. encodings.OfType<string>()], out IList<StringWithQualityHeaderValue>? wishes)
        && wishes.Any(wish => wish.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && wish.Quality != 0);
}
