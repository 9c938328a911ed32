using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Prometheus.Tests;

/// <summary>Hosts whose exporters have lists of their own.</summary>
public sealed class ExporterListsTests
{
    private readonly TestCatalogue test = new();

    [Fact]
    public async Task Lists_of_each_exporter_apply_live_and_totals_stay_exact()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        await using TestHost host = await StartAsync($"""
            [metrics]
            disabled-events = ["auth.success"]
            {Prometheus}
            disabled-events = ["queue.*"]
            {Otlp(receiver)}
            enabled-events = ["auth.success", "queue.off"]
            """);
        Record();
        Assert.Equal(["auth_failed_total 1"], await ScrapeAsync(host));
        Assert.Equal(
            ["auth.failed 1", "auth.success 1", "queue.done 1", "queue.off 1", "queue.time 1"], await PushAsync(host, receiver));

        Change(host, ("metrics:prometheus:disabled-events:0", "auth.failed"), ("metrics:open-telemetry:enabled-events:1", "queue.time"));
        Assert.Contains(
            host.Log.Lines,
            line => line.Contains("open-telemetry.enabled-events +queue.time -queue.off", StringComparison.Ordinal)
                && line.Contains("prometheus.disabled-events +auth.failed -queue.*", StringComparison.Ordinal));
        Record();
        Assert.Equal(["queue_done_total 2", "queue_time_seconds_count 2"], await ScrapeAsync(host));
        Assert.Equal(["auth.failed 2", "auth.success 2", "queue.done 2", "queue.time 2"], await PushAsync(host, receiver));

        Change(host, ("metrics:disabled-events:0", "queue.*"), ("metrics:prometheus:disabled-events:0", "queue.time"));
        Record();
        Assert.Equal(["auth_failed_total 3", "auth_success_total 3"], await ScrapeAsync(host));
        Assert.Equal(["auth.failed 3", "auth.success 3"], await PushAsync(host, receiver));
    }

    [Fact]
    public async Task Lists_of_a_disabled_exporter_have_no_effect()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        await using TestHost host = await StartAsync($"""
            [metrics]
            disabled-events = ["auth.success"]
            {Prometheus}
            {Otlp(receiver).Replace("\"http\"", "\"disable\"", StringComparison.Ordinal)}
            enabled-events = ["auth.success"]
            disabled-events = ["nothing.known"]
            """);
        Record();
        Assert.False(test.Catalogue.IsEnabled("auth.success"));
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains("nothing.known", StringComparison.Ordinal));

        Change(host, ("metrics:open-telemetry:transport", "http"));
        Assert.Contains(
            "Warning: Unknown event or metric 'nothing.known' in 'metrics.open-telemetry.disabled-events'", host.Log.Lines);
        Record();
        Assert.Contains("auth.success 1", await PushAsync(host, receiver));
        Change(host, ("metrics:open-telemetry:transport", "disable"));
        Assert.False(test.Catalogue.IsEnabled("auth.success"));
    }

    [Fact]
    public async Task Exporters_of_two_hosts_use_the_lists_of_their_own_host()
    {
        await using TestHost one = await StartAsync(Prometheus + "\ndisabled-events = [\"auth.*\"]\n");
        await using TestHost other = await StartAsync(Prometheus + "\ndisabled-events = [\"queue.*\"]\n");
        Record();
        Assert.Equal(["queue_done_total 1", "queue_time_seconds_count 1"], await ScrapeAsync(one));
        Assert.Equal(["auth_failed_total 1", "auth_success_total 1"], await ScrapeAsync(other));
    }

    [Fact]
    public async Task Scrape_has_what_its_host_enables_while_another_host_that_disables_it_starts_reloads_and_stops()
    {
        await using TestHost one = await StartAsync(Prometheus);
        Record();
        string[] all = await ScrapeAsync(one);
        Assert.Contains("auth_success_total 1", all);
        TestHost other = await StartAsync($"[metrics]\ndisabled-events = [\"auth.*\"]\n{Prometheus}");
        Assert.Equal(all, await ScrapeAsync(one));
        Change(other, ("metrics:disabled-events:0", "*"));
        Assert.Equal(all, await ScrapeAsync(one));
        Record();
        await other.DisposeAsync();
        Assert.Contains("auth_success_total 2", await ScrapeAsync(one));
        Assert.Equal(all.Length, (await ScrapeAsync(one)).Length);
    }

    [Fact]
    public async Task Events_of_the_runtime_are_disabled_for_one_exporter()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        await using TestHost host = await TestHost.StartWorkerAsync(
            test, $"{Prometheus}\ndisabled-events = [\"instrumentation.*\"]\n{Otlp(receiver)}", ownEvents: true);
        Record();
        Assert.DoesNotContain("instrumentation", await ScrapeTextAsync(host), StringComparison.Ordinal);
        Received push = await PushedAsync(host, receiver);
        Assert.Contains(
            push.Request.ResourceMetrics.Single().ScopeMetrics.SelectMany(scope => scope.Metrics),
            metric => metric.Name == "instrumentation.scraped");
    }

    private const string Prometheus = "[metrics.prometheus]\nenable = true\nlisten = \"127.0.0.1:0\"";

    private static string Otlp(OtlpReceiver receiver) => $"""
        [metrics.open-telemetry]
        transport = "http"
        endpoint = "{receiver.Endpoint}"
        interval = "1h"
        timeout = "{TestTimeout.Toml}"
        """;

    private static void Change(TestHost host, params (string Key, string Value)[] changes)
    {
        var configuration = (IConfigurationRoot)host.Services.GetRequiredService<IConfiguration>();
        foreach ((string key, string value) in changes)
        {
            configuration[key] = value;
        }

        configuration.Reload();
    }

    private static async Task<string> ScrapeTextAsync(TestHost host)
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(host.Scrape);
    }

    private static async Task<string[]> ScrapeAsync(TestHost host) =>
    [
        .. (await ScrapeTextAsync(host)).Split('\n')
            .Where(line => line.Contains("_total{", StringComparison.Ordinal) || line.Contains("_count{", StringComparison.Ordinal))
            .Select(line => $"{line.Split('{')[0]} {line.Split(' ')[^1]}"),
    ];

    private static async Task<Received> PushedAsync(TestHost host, OtlpReceiver receiver)
    {
        Assert.True(host.Services.GetRequiredService<EventMetrics>().Flush());
        return await receiver.NextAsync();
    }

    private static async Task<string[]> PushAsync(TestHost host, OtlpReceiver receiver) =>
    [
        .. (await PushedAsync(host, receiver)).Metrics
            .Select(metric => $"{metric.Name} {Value(metric)}").Order(StringComparer.Ordinal),
    ];

    private static long Value(OtlpMetric metric) => metric.Histogram is null
        ? metric.Sum.DataPoints.Sum(point => point.AsInt)
        : metric.Histogram.DataPoints.Sum(point => (long)point.Count);

    private Task<TestHost> StartAsync(string toml) => TestHost.StartWorkerAsync(test, toml);

    private void Record()
    {
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell);
        test.Fail(0, null);
        test.Add(TestCatalogue.Done, TestCatalogue.DoneCell);
        test.Add(TestCatalogue.Off, TestCatalogue.OffCell);
        if (test.Catalogue.IsEnabled("queue.time"))
        {
            test.Spend(1);
        }
    }
}
