using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Stalwart.Instrumentation.Integration.Tests;

/// <summary>The sample and Debian's Prometheus, configured by the recipe in <c>docs/recipes</c>.</summary>
[Collection("Under load, one after the other, so that nothing runs into a time limit")]
public sealed partial class PrometheusTests : IDisposable
{
    private const string Everything = """
        [metrics]
        enabled-events = ["*"]
        [metrics.prometheus]
        enable = true
        [metrics.prometheus.auth]
        username = "prometheus"
        secret = "open sesame"
        """;

    private readonly HttpClient client = new();
    private readonly string folder = Directory.CreateTempSubdirectory("prometheus").FullName;

    public PrometheusTests()
    {
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes("prometheus:open sesame")));
        File.WriteAllText(Config, Everything);
    }

    private string Config => Path.Combine(folder, "stalwart.toml");

    public void Dispose()
    {
        client.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [RequiresFact("prometheus")]
    public async Task Prometheus_has_exactly_what_the_process_counted()
    {
        string report = Path.Combine(folder, "report.json");
        (RunningProcess process, Uri scrape) = await MailServerProcess.StartAndWaitAsync(
            "--rate",
            "3000",
            "--duration",
            "8s",
            "--stay",
            "60m",
            "--report",
            report,
            "--config",
            Config);
        await using (process)
        {
            using HttpResponseMessage refused = await new HttpClient().GetAsync(scrape);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);

            await using PrometheusServer server = await PrometheusServer.StartAsync(
                Recipes.WriteFor(scrape.Authority, folder), Path.Combine(folder, "data"));
            await server.WaitForAsync("sum(auth_success_total)");
            await process.WaitForAsync(" events recorded in ");
            double time = await server.WaitForScrapeAsync("mail-server", after: DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1000.0);

            Dictionary<string, double> scraped = (await server.QueryAsync(
                "{job='mail-server'}",
                time)).ToDictionary(sample => sample.Identity, sample => sample.Value);
            IReadOnlyList<Counted> counted = Counted.Read(report);
            Assert.True(counted.Count > 80, $"Only {counted.Count} series.");

            Counted.AssertEqual(counted, scraped);

            // The traffic also counts itself: every event once. Two events have no counter, only a time.
            long recorded = long.Parse(process.Output.Split(" events recorded in ")[0].Split('\n')[^1], CultureInfo.InvariantCulture);
            Assert.Equal(
                recorded,
                counted.Sum(
                    series => series.Kind == "Counter"
                        ? series.Value
                        : series.Metric is "dns.lookup-time" or "http.request-time" ? series.Count : 0));
            string counters = string.Join(
                "|",
                counted.Where(series => series.Kind == "Counter")
                    .Select(series => series.InPrometheus().Single().Identity.Split('{')[0])
                    .Distinct());
            Assert.Equal(
                recorded,
                await server.ValueAsync($"sum({{__name__=~'{counters}|(dns_lookup|http_request)_time_seconds_count'}})"));

            // No counter ever decreased, every scrape was ingested completely, and the rules of the recipe can be evaluated.
            await server.WaitForAsync("sum_over_time(up{job='mail-server'}[1h]) >= 4");
            foreach (string counter in scraped.Keys.Select(series => series.Split('{')[0])
                .Where(name => name.EndsWith("_total", StringComparison.Ordinal) || name.EndsWith("_bucket", StringComparison.Ordinal))
                .Distinct())
            {
                Assert.Equal((counter, 0), (counter, await server.ValueAsync($"max(resets({counter}[1h]))")));
            }

            Assert.DoesNotContain("Error on ingesting", server.Output, StringComparison.Ordinal);
            Assert.True(await server.ValueAsync("histogram_quantile(0.5, sum by (le) (delivery_total_time_seconds_bucket))", time) > 0);
            using JsonDocument rules = await server.GetAsync("/api/v1/rules");
            JsonElement[] all =
            [
                .. rules.RootElement.GetProperty("data")
                    .GetProperty("groups")
                    .EnumerateArray()
                    .SelectMany(group => group.GetProperty("rules").EnumerateArray()),
            ];
            Assert.True(all.Length >= 8);
            Assert.DoesNotContain(all, rule => rule.GetProperty("health").GetString() == "err");
        }
    }

    [RequiresFact("promtool")]
    public async Task Promtool_accepts_a_scrape_in_either_format()
    {
        (RunningProcess process, Uri scrape) = await MailServerProcess.StartAndWaitAsync(
            "--rate",
            "20000",
            "--duration",
            "2s",
            "--stay",
            "60m",
            "--config",
            Config);
        await using (process)
        {
            await process.WaitForAsync(" events recorded in ");
            string text = await GetAsync(scrape, "text/plain");
            Assert.Contains("delivery_total_time_seconds_bucket", text, StringComparison.Ordinal);
            await CheckAsync(text);

            // promtool checks only the text format. The server's own OpenMetrics parser, which requires a timestamp for each sample, must
            // accept every sample of the other format; the check runs over it with its families written as in the text format.
            // take every sample of the other; and the check runs over it with its families written in the text format's way.
            string openMetrics = await GetAsync(scrape, "application/openmetrics-text");
            Assert.EndsWith("\n# EOF\n", openMetrics, StringComparison.Ordinal);
            string timed = Path.Combine(folder, "openmetrics.txt");
            await File.WriteAllTextAsync(timed, SampleLine().Replace(openMetrics, "$0 1700000000"));
            string blocks = await PromtoolAsync(
                0,
                $"promtool tsdb create-blocks-from openmetrics '{timed}' '{Path.Combine(folder, "blocks")}'");
            Assert.Contains($" {SampleLine().Count(openMetrics)} ", blocks, StringComparison.Ordinal);
            await CheckAsync(TextFormat(openMetrics));
        }
    }

    /// <summary>Every problem is a failure, except the three known ones about names of the original server.</summary>
    private async Task CheckAsync(string text)
    {
        string file = Path.Combine(folder, "scrape.txt");
        await File.WriteAllTextAsync(file, text);
        string remarks = await PromtoolAsync(3, $"promtool check metrics < '{file}'");
        Assert.Equal(
            [
                .. new[]
                {
                    "domain",
                    "queue",
                    "user",
                }.Select(name => $"{name}_count non-histogram and non-summary metrics should not have \"_count\" suffix"),
            ],
            remarks.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    private static async Task<string> PromtoolAsync(int exitCode, string command)
    {
        await using RunningProcess promtool = new RunningProcess("sh", "-c", command).Start();
        Assert.True(exitCode == await promtool.WaitForExitAsync(), promtool.Output);
        return promtool.Output;
    }

    private async Task<string> GetAsync(Uri scrape, string format)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, scrape);
        request.Headers.Accept.ParseAdd(format);
        using HttpResponseMessage response = await client.SendAsync(request);
        Assert.Equal(format, response.Content.Headers.ContentType?.MediaType);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>
    /// OpenMetrics names a counter's family without <c>_total</c>, has the type <c>info</c> and the time at which each series began.
    /// </summary>
    private static string TextFormat(string openMetrics)
    {
        HashSet<string> counters = [.. CounterFamily().Matches(openMetrics).Select(match => match.Groups[1].Value)];
        string[] lines =
        [
            .. openMetrics.Replace("# TYPE target info", "# TYPE target gauge", StringComparison.Ordinal)
                .Split('\n')
                .Where(line => !CreatedLine().IsMatch(line)),
        ];
        return string.Join('\n', lines.Select(line => FamilyLine().Replace(line, match =>
            match.Value + (counters.Contains(match.Groups[1].Value) ? "_total" : match.Groups[1].Value == "target" ? "_info" : ""))));
    }

    [GeneratedRegex("^[^#\n].*$", RegexOptions.Multiline)]
    private static partial Regex SampleLine();

    [GeneratedRegex("^# TYPE ([a-z0-9_]+) counter$", RegexOptions.Multiline)]
    private static partial Regex CounterFamily();

    [GeneratedRegex("^[a-z0-9_]+_created[{ ]")]
    private static partial Regex CreatedLine();

    [GeneratedRegex("^# (?:TYPE|HELP|UNIT) ([a-z0-9_]+)")]
    private static partial Regex FamilyLine();
}
