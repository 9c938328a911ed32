using System.Text.Json;
using Stalwart.Instrumentation.Integration.Tests.StatusPage;

namespace Stalwart.Instrumentation.Integration.Tests.Aspire;

/// <summary>The telemetry of the sample, as the Aspire dashboard shows it.</summary>
[Collection("Under load, one after the other, so that nothing runs into a time limit")]
public sealed class AspireDashboardTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private const string Resource = "MailServer";
    private readonly string folder = Directory.CreateTempSubdirectory("aspire").FullName;

    private string Report => Path.Combine(folder, "report.json");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [AspireFact("chromium")]
    public Task Aspire_dashboard_shows_the_metrics_and_logs_that_are_pushed_over_grpc() => IsShownAsync("grpc");

    [AspireFact("chromium")]
    public Task Aspire_dashboard_shows_the_metrics_and_logs_that_are_pushed_over_http() => IsShownAsync("http");

    [AspireFact]
    public Task Push_over_grpc_fails_with_401_when_the_api_key_of_the_Aspire_dashboard_is_wrong() => IsRefusedAsync("grpc");

    [AspireFact]
    public Task Push_over_http_fails_with_401_when_the_api_key_of_the_Aspire_dashboard_is_wrong() => IsRefusedAsync("http");

    private async Task IsShownAsync(string transport)
    {
        await using AspireDashboard dashboard = await AspireDashboard.StartAsync(folder);
        await using RunningProcess sample = MailServerProcess.Start(
            "--rate", "1000", "--duration", "2s", "--stay", "60m", "--report", Report,
            "--config", await WriteConfigurationAsync(dashboard, transport, dashboard.Key));
        await sample.WaitForAsync(" events recorded in ");
        IReadOnlyList<Counted> counted = Counted.Read(Report);

        await using BrowserPage browser = await chromium.NewPageAsync();
        var metrics = new DashboardMetrics(browser, dashboard, Resource, "stalwart");
        await metrics.HasValueAsync("auth.success", Sum(counted, "auth.success"));
        await metrics.HasValueAsync("domain.count", Sum(counted, "domain.count"));
        Assert.Equal(
            counted.Select(series => series.Metric).Distinct().Order(StringComparer.Ordinal),
            (await metrics.InstrumentsAsync()).Order(StringComparer.Ordinal));

        Assert.Equal([Resource], await dashboard.ResourcesAsync());
        await LogsArriveAsync(dashboard, counted);
        Assert.DoesNotContain("Failed to export", sample.Output, StringComparison.Ordinal);
    }

    /// <summary>Waits until each counted authentication event is also a log record.</summary>
    private static async Task LogsArriveAsync(AspireDashboard dashboard, IReadOnlyList<Counted> counted)
    {
        Dictionary<string, int> expected = counted
            .Where(series => series.Metric.StartsWith("auth.", StringComparison.Ordinal))
            .GroupBy(series => series.Metric)
            .ToDictionary(metric => metric.Key, metric => (int)metric.Sum(series => series.Value));
        using var timeout = new CancellationTokenSource(TestTimeout.Max);
        JsonElement[] logs;
        while ((logs = await dashboard.LogsAsync(Resource)).Length < expected.Values.Sum())
        {
            Assert.False(timeout.IsCancellationRequested, $"{logs.Length} log records arrived:\n{dashboard.Output}");
            await Task.Delay(100);
        }

        Assert.Equal(
            expected.OrderBy(one => one.Key, StringComparer.Ordinal),
            logs.CountBy(record => record.GetProperty("eventName").GetString()!).OrderBy(one => one.Key, StringComparer.Ordinal));
        JsonElement success = logs.First(record => record.GetProperty("eventName").GetString() == "auth.success");
        Assert.StartsWith("Signed in over ", success.GetProperty("body").GetProperty("stringValue").GetString(), StringComparison.Ordinal);
        Assert.Equal(["logrecord.event.id", "mechanism", "protocol"], Keys(success));
    }

    /// <summary>Returns the keys of a record's attributes, without the one that the dashboard adds.</summary>
    private static IEnumerable<string> Keys(JsonElement record) => record.GetProperty("attributes").EnumerateArray()
        .Select(attribute => attribute.GetProperty("key").GetString()!)
        .Where(key => key != "aspire.log_id")
        .Order(StringComparer.Ordinal);

    private async Task IsRefusedAsync(string transport)
    {
        await using AspireDashboard dashboard = await AspireDashboard.StartAsync(folder);
        await using RunningProcess sample = MailServerProcess.Start(
            "--rate", "1000", "--config", await WriteConfigurationAsync(dashboard, transport, "of-another-dashboard"));
        string metrics = await sample.WaitForAsync("Failed to export metrics to ");
        string logs = await sample.WaitForAsync("Failed to export logs to ");
        Assert.All([metrics, logs], line => Assert.Contains("401 Unauthorized", line, StringComparison.Ordinal));
        Assert.DoesNotContain("of-another-dashboard", sample.Output, StringComparison.Ordinal);
        Assert.Empty(await dashboard.ResourcesAsync());
    }

    private async Task<string> WriteConfigurationAsync(AspireDashboard dashboard, string transport, string key)
    {
        string config = Path.Combine(folder, "stalwart.toml");
        string export = $"""
            transport = "{transport}"
            endpoint = "{dashboard.Endpoint(transport)}"
            interval = "300ms"
            timeout = "{TestTimeout.Toml}"
            headers = ["{AspireDashboard.Header}: {key}"]
            """;
        await File.WriteAllTextAsync(config, $"""
            [metrics]
            enabled-events = ["*"]
            [metrics.open-telemetry]
            {export}
            [logs]
            disabled-events = ["*"]
            enabled-events = ["auth.*"]
            [logs.open-telemetry]
            {export}
            """);
        return config;
    }

    private static double Sum(IEnumerable<Counted> counted, string metric) =>
        counted.Where(series => series.Metric == metric).Sum(series => series.Value);
}
