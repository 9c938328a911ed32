using System.Globalization;
using System.Text.Json;

namespace Stalwart.Instrumentation.TestSupport.Processes;

/// <summary>A server that a test started, and the HTTP API of Prometheus, which others have too.</summary>
internal abstract class PrometheusApi(RunningProcess process, Uri address) : IAsyncDisposable
{
    private readonly HttpClient client = new() { BaseAddress = address, Timeout = TestTimeout.Max };

    public string Output => process.Output;

    /// <summary>Gets its address.</summary>
    public Uri Address => address;

    /// <summary>Returns the single number of a query; 0 if there is no result.</summary>
    public async Task<double> ValueAsync(string promQl, double? time = null)
    {
        IReadOnlyList<Sample> samples = await QueryAsync(promQl, time);
        return samples.Count == 0 ? 0 : Assert.Single(samples).Value;
    }

    /// <summary>Queries until the result is not zero.</summary>
    public async Task<double> WaitForAsync(string promQl)
    {
        using var timeout = new CancellationTokenSource(TestTimeout.Max);
        while (true)
        {
            double value = await ValueAsync(promQl);
            if (value != 0)
            {
                return value;
            }

            Assert.False(timeout.IsCancellationRequested, $"{promQl} stays without an answer; the server said:\n{Output}");
        }
    }

    /// <summary>
    /// Waits for a successful scrape that started after a time, and returns its own time; a query at that time has all of its samples.
    /// </summary>
    /// <remarks>A late scrape is not a failure of the target; the next one has the same totals.</remarks>
    public virtual Task<double> WaitForScrapeAsync(string job, double after) =>
        WaitForAsync(FormattableString.Invariant($"(timestamp(up{{job='{job}'}}) > {after}) and (up{{job='{job}'}} == 1)"));

    /// <summary>Returns the result of a query, now or at a time.</summary>
    public async Task<IReadOnlyList<Sample>> QueryAsync(string promQl, double? time = null)
    {
        string at = time is null ? "" : FormattableString.Invariant($"&time={time:F3}");
        using JsonDocument json = await GetAsync($"/api/v1/query?query={Uri.EscapeDataString(promQl)}{at}");
        return
        [
            .. json.RootElement.GetProperty("data").GetProperty("result").EnumerateArray().Select(result => new Sample(
                result.GetProperty("metric").EnumerateObject().ToDictionary(label => label.Name, label => label.Value.GetString()!),
                double.Parse(result.GetProperty("value")[1].GetString()!, CultureInfo.InvariantCulture))),
        ];
    }

    /// <summary>Returns the values of a label in the matching series.</summary>
    public async Task<string[]> LabelValuesAsync(string label, string match)
    {
        using JsonDocument json = await GetAsync($"/api/v1/label/{label}/values?match[]={Uri.EscapeDataString(match)}");
        return [.. json.RootElement.GetProperty("data").EnumerateArray().Select(value => value.GetString()!)];
    }

    public async Task<JsonDocument> GetAsync(string path) => JsonDocument.Parse(await GetTextAsync(path));

    protected async Task<string> GetTextAsync(string path)
    {
        using HttpResponseMessage response = await client.GetAsync(new Uri(path, UriKind.Relative));
        string answer = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}\n{answer}");
        return answer;
    }

    public virtual async ValueTask DisposeAsync()
    {
        client.Dispose();
        await process.DisposeAsync();
    }
}
