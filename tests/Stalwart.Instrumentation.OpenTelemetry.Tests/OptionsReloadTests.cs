using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests;

/// <summary>Where and how is pushed changes while the process runs: nothing is lost, nothing given twice.</summary>
public sealed class OptionsReloadTests : IAsyncDisposable
{
    private readonly LogLines log = new();
    private readonly TestCatalogue test = new();
    private IHost? host;
    private IConfigurationRoot? configuration;

    private EventMetrics Metrics => host!.Services.GetRequiredService<EventMetrics>();

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            // The collectors are gone, and the last push would wait for them.
            Change(("transport", "disable"));
            await host.StopAsync();
            host.Dispose();
        }

        log.Dispose();
    }

    [Theory]
    [InlineData("cumulative")]
    [InlineData("delta")]
    public async Task Changed_collector_and_transport_continue_where_the_first_ended(string temporality)
    {
        await using OtlpReceiver first = await OtlpReceiver.StartAsync(OtlpTransport.Grpc), second = await OtlpReceiver.StartAsync(
            OtlpTransport.Http);
        await StartAsync(("transport", "grpc"), ("endpoint", first.Endpoint.ToString()), ("interval", "1h"), ("temporality", temporality));
        Record(5);
        Metrics.Flush();
        Received before = await first.NextAsync();
        Record(2);

        Change(("transport", "http"), ("endpoint", second.Endpoint.ToString()), ("compression", "gzip"));
        Record(1);
        Metrics.Flush();
        Received after = await second.NextAsync();
        long expected = temporality == "delta" ? 3 : 8;
        Assert.Equal((5L, expected), (Sum(before, "auth.success"), Sum(after, "auth.success")));
        Assert.Equal((5L, expected), (Sum(before, "auth.failed"), Sum(after, "auth.failed")));
        Assert.Equal(
            (5UL, (ulong)expected),
            (before["queue.time"].Histogram.DataPoints[0].Count, after["queue.time"].Histogram.DataPoints[0].Count));
        if (temporality == "cumulative")
        {
            Assert.Equal(
                before["auth.success"].Sum.DataPoints[0].StartTimeUnixNano,
                after["auth.success"].Sum.DataPoints[0].StartTimeUnixNano);
        }

        Assert.Equal(
            "Information: Configuration reloaded: open-telemetry.transport grpc -> http; "
            + $"open-telemetry.endpoint {first.Endpoint} -> {second.Endpoint}v1/metrics; open-telemetry.compression none -> gzip",
            await log.SaysAsync("Configuration reloaded"));
    }

    [Theory]
    [InlineData("cumulative")]
    [InlineData("delta")]
    public async Task Pushes_that_are_disabled_and_enabled_export_nothing_twice(string temporality)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Grpc);
        await StartAsync(
            ("transport", "disable"),
            ("endpoint", receiver.Endpoint.ToString()),
            ("interval", "1h"),
            ("temporality", temporality));
        Record(4);
        Change(("transport", "grpc"));
        Metrics.Flush();
        Assert.Equal(4, Sum(await receiver.NextAsync(), "auth.failed"));
        Change(("transport", "disable"));
        Record(2);
        Change(("transport", "grpc"));
        Record(1);
        Metrics.Flush();
        Assert.Equal(temporality == "delta" ? 3 : 7, Sum(await receiver.NextAsync(), "auth.failed"));
    }

    [Fact]
    public async Task Shorter_interval_applies_immediately()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);

        // The receiver is disposed before the host, because a push that is retried until its timeout would delay the end.
        await StartAsync(("transport", "http"), ("endpoint", receiver.Endpoint.ToString()), ("interval", "24h"), ("retry", "false"));
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 3);
        Change(("interval", "20ms"));
        Assert.Equal(3, Sum(await receiver.NextAsync(), "auth.success"));
        await receiver.NextAsync();
        Assert.EndsWith("open-telemetry.interval 24h -> 20ms", await log.SaysAsync("Configuration reloaded"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_that_requires_a_restart_is_logged_once_and_does_not_take_effect()
    {
        await StartAsync(("transport", "disable"), ("temporality", "cumulative"));
        configuration!["metrics:prometheus:path"] = "/other";
        Change(("temporality", "delta"), ("timeout", "3s"));
        configuration.Reload();
        string line = Assert.Single(log.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal));
        Assert.Equal(
            "Warning: These changes take effect after a restart: prometheus.path /metrics/prometheus -> /other; "
            + "open-telemetry.temporality cumulative -> delta",
            line);
        Assert.EndsWith("reloaded: open-telemetry.timeout 10m -> 3s", await log.SaysAsync("reloaded:"), StringComparison.Ordinal);
        Assert.Equal(
            ("/metrics/prometheus", OtlpTemporality.Cumulative),
            (Metrics.Options.Prometheus.Path, Metrics.Options.OpenTelemetry.Temporality));
    }

    private static long Sum(Received push, string metric) => push[metric].Sum.DataPoints.Sum(point => point.AsInt);

    private void Record(int times)
    {
        for (int i = 0; i < times; i++)
        {
            test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell);
            test.Fail(0, "example.com");
            test.Spend(0.5);
        }
    }

    private async Task StartAsync(params (string Key, string Value)[] otlp)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Configuration.AddInMemoryCollection(
            otlp.Prepend((Key: "timeout", Value: TestTimeout.Toml))
                .Select(pair => KeyValuePair.Create($"metrics:open-telemetry:{pair.Key}", (string?)pair.Value)));
        builder.AddEventMetrics(test.Catalogue);
        configuration = builder.Configuration;
        host = builder.Build();
        await host.StartAsync();
    }

    private void Change(params (string Key, string Value)[] otlp)
    {
        foreach ((string key, string value) in otlp)
        {
            configuration![$"metrics:open-telemetry:{key}"] = value;
        }

        configuration!.Reload();
    }
}
