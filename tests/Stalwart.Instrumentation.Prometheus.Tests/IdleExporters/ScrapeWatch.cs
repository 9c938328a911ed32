using System.Globalization;
using System.Net.Http.Headers;
using Stalwart.Instrumentation.Prometheus.Tests.Oracle;

namespace Stalwart.Instrumentation.Prometheus.Tests.IdleExporters;

/// <summary>Scrapes in one format, and asserts that no total decreases or is reset.</summary>
internal sealed class ScrapeWatch(Uri address, string accept) : IItemWatch, IDisposable
{
    private readonly HttpClient client = new() { Timeout = TestTimeout.Max };
    private readonly Dictionary<string, double> last = [];

    public IReadOnlyDictionary<string, double> Earlier { get; } = new Dictionary<string, double>();

    public bool IsDifference(string metric) => false;

    public async Task<IReadOnlyDictionary<string, double>> ReadAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));
        using HttpResponseMessage response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        byte[] answer = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal(accept.Split(';')[0], response.Content.Headers.ContentType!.MediaType);
        List<ScrapeFamily> families = accept.Contains("protobuf", StringComparison.Ordinal)
            ? ProtobufScrape.Read(answer)
            : ParsedScrape.Read(System.Text.Encoding.UTF8.GetString(answer), accept.Contains("openmetrics", StringComparison.Ordinal));
        var samples = new Dictionary<string, double>();
        foreach (ScrapeFamily family in families.Where(family => family.Name.StartsWith("item_", StringComparison.Ordinal)))
        {
            foreach (((string suffix, string labels), string value) in family.Samples)
            {
                Add(samples, family.Name + suffix, labels, double.Parse(value, CultureInfo.InvariantCulture));
            }
        }

        return samples;
    }

    public void Dispose() => client.Dispose();

    private void Add(Dictionary<string, double> samples, string name, string labels, double value)
    {
        string key = ItemTotals.Name(
            name.EndsWith("_total", StringComparison.Ordinal) ? name[..^"_total".Length] : name,
            labels.Split('\u0001').Where(label => label.Length > 0 && !label.StartsWith("otel_scope_", StringComparison.Ordinal)));
        double before = last.GetValueOrDefault(key, value);
        last[key] = value;
        if (name.EndsWith("_created", StringComparison.Ordinal))
        {
            Assert.Equal(before, value);
            return;
        }

        Assert.True(value >= before || !ItemTotals.IsGrowing(key), $"{key} fell from {before} to {value}");
        samples.Add(key, value);
    }
}
