using System.Globalization;
using System.Text.Json;

namespace Stalwart.Instrumentation.Integration.Tests;

/// <summary>The combined content of several OTLP requests: sums of deltas, or the last totals.</summary>
internal sealed class PushedMetrics(string temporality)
{
    private readonly bool isDelta = temporality.EndsWith("_DELTA", StringComparison.Ordinal);
    private readonly Dictionary<string, PushedSeries> series = [];

    public IReadOnlyDictionary<string, PushedSeries> Series => series;

    public Dictionary<string, string> Resource { get; private set; } = [];

    public (string Name, string Version) Scope { get; private set; }

    public void Take(JsonElement request)
    {
        JsonElement resource = Assert.Single(request.GetProperty("resourceMetrics").EnumerateArray());
        Resource = Attributes(resource.GetProperty("resource"));
        // The runtime's own meter is pushed too; in the first push it may be the only one.
        JsonElement[] scopes =
        [
            .. resource.GetProperty("scopeMetrics")
                .EnumerateArray()
                .Where(scope => scope.GetProperty("scope").GetProperty("name").GetString() != "stalwart.instrumentation"),
        ];
        if (scopes.Length == 0)
        {
            return;
        }

        JsonElement scope = Assert.Single(scopes);
        Scope = (
            scope.GetProperty("scope").GetProperty("name").GetString()!,
            scope.GetProperty("scope").GetProperty("version").GetString()!);
        foreach (JsonElement metric in scope.GetProperty("metrics").EnumerateArray())
        {
            TakeMetric(metric);
        }
    }

    private void TakeMetric(JsonElement metric)
    {
        string name = metric.GetProperty("name").GetString()!;
        Assert.False(string.IsNullOrEmpty(metric.GetProperty("description").GetString()), name);
        if (metric.TryGetProperty("histogram", out JsonElement histogram))
        {
            TakePoints(name, metric, "Histogram", histogram, IsDelta(histogram));
        }
        else if (metric.TryGetProperty("sum", out JsonElement sum))
        {
            // Up-down-counters are totals under every temporality.
            bool isCounter = sum.TryGetProperty("isMonotonic", out JsonElement monotonic) && monotonic.GetBoolean();
            TakePoints(name, metric, isCounter ? "Counter" : "UpDownCounter", sum, isCounter ? IsDelta(sum) : !IsTotal(sum));
        }
        else
        {
            TakePoints(name, metric, "Gauge", metric.GetProperty("gauge"), false);
        }
    }

    private void TakePoints(string name, JsonElement metric, string kind, JsonElement data, bool adds)
    {
        foreach (JsonElement point in data.GetProperty("dataPoints").EnumerateArray())
        {
            string identity = Sample.Of(name, Attributes(point));
            Assert.True(Nanoseconds(point, "timeUnixNano") >= Nanoseconds(point, "startTimeUnixNano"), identity);
            long count = 0;
            double value;
            if (kind == "Histogram")
            {
                count = long.Parse(point.GetProperty("count").GetString()!, CultureInfo.InvariantCulture);
                value = point.GetProperty("sum").GetDouble();
                long[] buckets =
                [
                    .. point.GetProperty("bucketCounts")
                        .EnumerateArray()
                        .Select(bucket => long.Parse(bucket.GetString()!, CultureInfo.InvariantCulture)),
                ];
                Assert.Equal(count, buckets.Sum());
                Assert.Equal(buckets.Length - 1, point.GetProperty("explicitBounds").GetArrayLength());
            }
            else
            {
                value = point.TryGetProperty("asInt", out JsonElement whole)
                    ? long.Parse(whole.GetString()!, CultureInfo.InvariantCulture)
                    : point.GetProperty("asDouble").GetDouble();
            }

            PushedSeries before = adds && series.TryGetValue(identity, out PushedSeries? earlier)
                ? earlier
                : new PushedSeries("", "", 0, 0);
            series[identity] = new PushedSeries(kind, metric.GetProperty("unit").GetString()!, before.Value + value, before.Count + count);
        }
    }

    private bool IsDelta(JsonElement data)
    {
        Assert.Equal(temporality, data.GetProperty("aggregationTemporality").GetString());
        return isDelta;
    }

    private static bool IsTotal(JsonElement data)
    {
        Assert.Equal("AGGREGATION_TEMPORALITY_CUMULATIVE", data.GetProperty("aggregationTemporality").GetString());
        return true;
    }

    private static ulong Nanoseconds(JsonElement point, string name) =>
        ulong.Parse(point.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Attributes(JsonElement owner) =>
        owner.GetProperty("attributes").EnumerateArray().ToDictionary(
            attribute => attribute.GetProperty("key").GetString()!,
            attribute => attribute.GetProperty("value") is var value && value.TryGetProperty("stringValue", out JsonElement text)
                ? text.GetString()!
                : value.GetProperty("boolValue").GetBoolean() ? "true" : "false");
}

/// <summary>One series as received.</summary>
internal sealed record PushedSeries(string Kind, string Unit, double Value, long Count);
