using Stalwart.Instrumentation.Integration.Tests.StatusPage;

namespace Stalwart.Instrumentation.Integration.Tests.Aspire;

/// <summary>The sample without export settings, with the variables that an AppHost sets for its projects in development.</summary>
[Collection("Under load, one after the other, so that nothing runs into a time limit")]
public sealed class AspireVariablesTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private const string Resource = "mail-server";
    private readonly string folder = Directory.CreateTempSubdirectory("aspire-variables").FullName;

    private string Report => Path.Combine(folder, "report.json");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [AspireFact("chromium")]
    public Task Aspire_dashboard_shows_the_metrics_of_a_program_that_has_only_its_variables_over_grpc() => IsShownAsync("grpc", "grpc");

    [AspireFact("chromium")]
    public Task Aspire_dashboard_shows_the_metrics_of_a_program_that_has_only_its_variables_over_http() =>
        IsShownAsync("http", "http/protobuf");

    [AspireFact]
    public async Task Push_fails_with_401_when_the_variables_have_no_api_key_of_the_Aspire_dashboard()
    {
        await using AspireDashboard dashboard = await AspireDashboard.StartAsync(folder);
        await using RunningProcess sample = await CreateAsync(dashboard, "grpc", "grpc");
        sample.With("OTEL_EXPORTER_OTLP_HEADERS", "").Start();
        Assert.Contains("401 Unauthorized", await sample.WaitForAsync("Failed to export metrics to "), StringComparison.Ordinal);
        Assert.Empty(await dashboard.ResourcesAsync());
    }

    private async Task IsShownAsync(string transport, string protocol)
    {
        await using AspireDashboard dashboard = await AspireDashboard.StartAsync(folder);
        await using RunningProcess sample = (await CreateAsync(dashboard, transport, protocol)).Start();
        await sample.WaitForAsync(" events recorded in ");
        double signedIn = Counted.Read(Report).Where(series => series.Metric == "auth.success").Sum(series => series.Value);

        await using BrowserPage browser = await chromium.NewPageAsync();
        await new DashboardMetrics(browser, dashboard, Resource, "stalwart").HasValueAsync("auth.success", signedIn);
        Assert.Equal([Resource], await dashboard.ResourcesAsync());
        using var timeout = new CancellationTokenSource(TestTimeout.Max);
        while ((await dashboard.LogsAsync(Resource)).Length == 0)
        {
            Assert.False(timeout.IsCancellationRequested, sample.Output);
            await Task.Delay(100);
        }
    }

    private async Task<RunningProcess> CreateAsync(AspireDashboard dashboard, string transport, string protocol)
    {
        string config = Path.Combine(folder, "stalwart.toml");
        await File.WriteAllTextAsync(config, "[metrics]\nenabled-events = [\"auth.*\"]\n");
        return MailServerProcess
            .Create("--rate", "1000", "--duration", "2s", "--stay", "60m", "--report", Report, "--config", config)
            .With("OTEL_EXPORTER_OTLP_ENDPOINT", dashboard.Endpoint(transport).ToString())
            .With("OTEL_EXPORTER_OTLP_PROTOCOL", protocol)
            .With("OTEL_EXPORTER_OTLP_HEADERS", $"{AspireDashboard.Header}={dashboard.Key}")
            .With("OTEL_SERVICE_NAME", Resource)
            .With("OTEL_RESOURCE_ATTRIBUTES", "service.instance.id=bpnpvqjb")
            .With("OTEL_METRIC_EXPORT_INTERVAL", "1000")
            .With("OTEL_METRICS_EXEMPLAR_FILTER", "trace_based")
            .With("OTEL_BLRP_SCHEDULE_DELAY", "1000")
            .With("OTEL_LOGS_EXPORTER", "otlp");
    }
}
