using System.Text.Json;
using Stalwart.Instrumentation.Hosting.Exporting;

namespace Stalwart.Instrumentation.AspNetCore.Tests.StatusPage;

/// <summary>The status of exports and the configuration on an open page.</summary>
public sealed class StatusExportTests
{
    private const string Push =
        "[metrics.open-telemetry]\ntransport = \"http\"\nendpoint = \"http://127.0.0.1:1\"\ninterval = \"1h\"\nretry = false\n";

    [Fact]
    public async Task Page_gets_the_status_of_each_exporter_when_it_is_opened()
    {
        await using PageHost host = await PageHost.StartAsync(new TestCatalogue().Catalogue, Push);
        ExportStatus status = host.StatusOf("metrics.open-telemetry");
        status.TurnedOn("http://collector:4318");
        status.Succeeded();
        host.Clock.Advance(TimeSpan.FromSeconds(7));
        status.Failed("Connection refused (collector:4318)", 12);
        status.Rejected("too old", 3);
        using PageReader page = await host.OpenAsync();
        JsonElement export = Exporter(await page.NextAsync());
        long now = host.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        Assert.Equal(
            ("metrics.open-telemetry", "http://collector:4318", "rejecting", "too old"),
            (Text(export, "table"), Text(export, "target"), Text(export, "state"), Text(export, "lastError")));
        Assert.True(export.GetProperty("unhealthy").GetBoolean());
        Assert.Equal(
            (now, now - 7000, now, 1, 2, 3, 12),
            (Number(export, "since"), Number(export, "lastSuccess"), Number(export, "lastErrorTime"), Number(export, "successes"),
                Number(export, "failures"), Number(export, "rejected"), Number(export, "lost")));
    }

    [Fact]
    public async Task Page_gets_the_exports_again_only_when_they_changed()
    {
        await using PageHost host = await PageHost.StartAsync(new TestCatalogue().Catalogue, Push);
        ExportStatus status = host.StatusOf("metrics.open-telemetry");
        status.TurnedOn("http://collector:4318");
        using PageReader page = await host.OpenAsync();
        Assert.Equal("waiting", Text(Exporter(await page.NextAsync()), "state"));
        Assert.False((await host.TickAsync(page)).Data.TryGetProperty("exports", out _));
        status.Failed("no", 1);
        JsonElement failing = Exporter(await host.TickAsync(page));
        Assert.Equal(("failing", "no"), (Text(failing, "state"), Text(failing, "lastError")));
        Assert.False((await host.TickAsync(page)).Data.TryGetProperty("exports", out _));
        status.NotServed();
        Assert.Equal("not-served", Text(Exporter(await host.TickAsync(page)), "state"));
    }

    [Fact]
    public async Task Page_shows_when_a_newer_configuration_is_rejected_and_when_it_is_valid_again()
    {
        await using PageHost host = await PageHost.StartAsync(new TestCatalogue().Catalogue);
        host.ConfigurationStatus.WaitsForRestart("metrics.prometheus.path");
        using PageReader page = await host.OpenAsync();
        JsonElement state = Configuration(await page.NextAsync());
        Assert.Equal(host.ConfigurationStatus.Current.Since.ToUnixTimeMilliseconds(), Number(state, "since"));
        Assert.Equal("metrics.prometheus.path", Text(state, "waiting"));
        host.ConfigurationStatus.Rejected("Expected true or false");
        long rejected = host.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        JsonElement tick = Configuration(await host.TickAsync(page));
        Assert.Equal((rejected, "Expected true or false"), (Number(tick, "rejectedTime"), Text(tick, "rejectedReason")));
        host.ConfigurationStatus.Restored();
        Assert.False(Configuration(await host.TickAsync(page)).TryGetProperty("rejectedReason", out _));
    }

    [Fact]
    public async Task Page_lists_no_exporter_when_none_is_enabled()
    {
        await using PageHost host = await PageHost.StartAsync(new TestCatalogue().Catalogue);
        using PageReader page = await host.OpenAsync();
        JsonElement exporters = (await page.NextAsync()).Data.GetProperty("exports").GetProperty("exporters");
        Assert.All(exporters.EnumerateArray(), exporter => Assert.Equal("off", Text(exporter, "state")));
    }

    [Fact]
    public async Task Text_of_a_collector_is_escaped_for_HTML_in_the_stream()
    {
        const string Hostile = "</script><img src=x onerror=alert(1)>";
        await using PageHost host = await PageHost.StartAsync(new TestCatalogue().Catalogue, Push);
        host.StatusOf("metrics.open-telemetry").Failed(Hostile, 1);
        using PageReader page = await host.OpenAsync();
        JsonElement error = Exporter(await page.NextAsync()).GetProperty("lastError");
        Assert.Equal(Hostile, error.GetString());
        Assert.DoesNotContain("<", error.GetRawText(), StringComparison.Ordinal);
    }

    private static JsonElement Exporter(PageMessage message) => Assert.Single(
        message.Data.GetProperty("exports").GetProperty("exporters").EnumerateArray(),
        exporter => Text(exporter, "table") == "metrics.open-telemetry");

    private static JsonElement Configuration(PageMessage message) => message.Data.GetProperty("exports").GetProperty("configuration");

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static long Number(JsonElement element, string name) => element.GetProperty(name).GetInt64();
}
