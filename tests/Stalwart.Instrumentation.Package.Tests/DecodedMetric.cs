using System.Text.Json;

namespace Stalwart.Instrumentation.Package.Tests;

/// <summary>A metric as it was decoded, without its numbers.</summary>
/// <param name="Instrument">The instrument, as the conventions call it.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Attributes">The distinct values of each attribute of its points, with their type.</param>
internal sealed record DecodedMetric(string Instrument, string Unit, Dictionary<string, HashSet<JsonElement>> Attributes)
{
    private static readonly string[] Kinds = ["gauge", "sum", "histogram"];

    /// <summary>Reads the metrics of one meter.</summary>
    /// <param name="requests">The JSON of pushes.</param>
    /// <param name="meter">The meter's name.</param>
    public static Dictionary<string, DecodedMetric> Read(IEnumerable<string> requests, string meter)
    {
        var metrics = new Dictionary<string, DecodedMetric>();
        foreach (JsonElement metric in requests.SelectMany(request => Metrics(request, meter)))
        {
            string kind = Kinds.Single(kind => metric.TryGetProperty(kind, out _));
            JsonElement data = metric.GetProperty(kind);
            string name = metric.GetProperty("name").GetString()!;
            if (!metrics.TryGetValue(name, out DecodedMetric? read))
            {
                metrics.Add(name, read = new DecodedMetric(Named(kind, data), metric.GetProperty("unit").GetString()!, []));
            }

            read.Take(data.GetProperty("dataPoints"));
        }

        return metrics;
    }

    private static IEnumerable<JsonElement> Metrics(string request, string meter) =>
        from resource in JsonDocument.Parse(request).RootElement.GetProperty("resourceMetrics").EnumerateArray()
        from scope in resource.GetProperty("scopeMetrics").EnumerateArray()
        where scope.GetProperty("scope").GetProperty("name").GetString() == meter
        from metric in scope.GetProperty("metrics").EnumerateArray()
        select metric;

    private static string Named(string kind, JsonElement data)
    {
        bool isMonotonic = data.TryGetProperty("isMonotonic", out JsonElement monotonic) && monotonic.GetBoolean();
        return kind != "sum" ? kind : isMonotonic ? "counter" : "updowncounter";
    }

    private void Take(JsonElement points)
    {
        foreach (JsonElement attribute in points.EnumerateArray().SelectMany(point => point.GetProperty("attributes").EnumerateArray()))
        {
            string name = attribute.GetProperty("key").GetString()!;
            if (!Attributes.TryGetValue(name, out HashSet<JsonElement>? values))
            {
                Attributes.Add(name, values = new HashSet<JsonElement>(new ByText()));
            }

            values.Add(attribute.GetProperty("value"));
        }
    }

    private sealed class ByText : IEqualityComparer<JsonElement>
    {
        public bool Equals(JsonElement x, JsonElement y) => x.GetRawText() == y.GetRawText();

        public int GetHashCode(JsonElement element) => element.GetRawText().GetHashCode(StringComparison.Ordinal);
    }
}
