using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests;

/// <summary>Pushes of meters other than those of catalogues.</summary>
public sealed class OtherMetersTests : IDisposable
{
    private readonly OtherMeter other = new();
    private readonly TestCatalogue test = new();

    public void Dispose() => other.Dispose();

    [Fact]
    public async Task Push_has_every_kind_of_instrument_of_a_configured_meter()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        await using TestHost host = await StartAsync(receiver, $"meters = [\"{other.Name}\"]");
        other.Record();
        other.Record();
        Received push = await PushAsync(host, receiver);

        InstrumentationScope scope = push.Scopes.Select(metrics => metrics.Scope).Single(scope => scope.Name == other.Name);
        Assert.Equal("4.5", scope.Version);
        NumberDataPoint requests = Assert.Single(push["requests"].Sum.DataPoints);
        Assert.Equal((4, true), (requests.AsInt, push["requests"].Sum.IsMonotonic));
        Assert.Equal("/a", Assert.Single(requests.Attributes).Value.StringValue);
        Assert.Equal((2, false), (Assert.Single(push["open"].Sum.DataPoints).AsInt, push["open"].Sum.IsMonotonic));
        Assert.Equal(7.5, Assert.Single(push["level"].Gauge.DataPoints).AsDouble);
        HistogramDataPoint time = Assert.Single(push["time"].Histogram.DataPoints);
        Assert.Equal([1.0, 2], time.ExplicitBounds);
        Assert.Equal((2UL, 3.0), (time.Count, time.Sum));
        Assert.DoesNotContain(host.Log.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Push_has_no_meter_that_is_not_configured()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        await using TestHost host = await StartAsync(receiver, "meters = [\"Another.*\"]");
        other.Record();
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell);
        Assert.Equal(["auth.success"], Names(await PushAsync(host, receiver)));
    }

    [Fact]
    public async Task Instruments_are_disabled_live_and_keep_exact_totals()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        await using TestHost host = await StartAsync(
            receiver, $"meters = [\"{other.Name[..^3]}*\"]\ndisabled-events = [\"{other.Name}/*\", \"*\"]");
        Assert.DoesNotContain(host.Log.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal));
        other.Record();
        Assert.Empty(Names(await PushAsync(host, receiver)));

        Change(host, ("metrics:open-telemetry:enabled-events:0", "Other.*/requests"), ("metrics:disabled-events:0", $"{other.Name}/time"));
        other.Record();
        Received push = await PushAsync(host, receiver);
        Assert.Equal(["level", "open", "requests"], Names(push));
        Assert.Equal(4, Assert.Single(push["requests"].Sum.DataPoints).AsInt);

        Change(host, ("metrics:disabled-events:0", "*"), ("metrics:open-telemetry:disabled-events:0", $"{other.Name}/o*"));
        push = await PushAsync(host, receiver);
        Assert.Equal(["level", "requests", "time"], Names(push));
        Assert.Equal(2UL, Assert.Single(push["time"].Histogram.DataPoints).Count);
    }

    [Fact]
    public async Task Difference_is_pushed_once_more_when_an_instrument_is_disabled_under_delta()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        await using TestHost host = await StartAsync(receiver, $"meters = [\"{other.Name}\"]", "delta");
        other.Record();
        Assert.Equal(["level", "open", "requests", "time"], Names(await PushAsync(host, receiver)));
        other.Record();
        Change(host, ("metrics:disabled-events:0", $"{other.Name}/*"));
        Received push = await PushAsync(host, receiver);
        Assert.Equal(["requests", "time"], Names(push));
        Assert.Equal(2, Assert.Single(push["requests"].Sum.DataPoints).AsInt);
        other.Record();
        Assert.Empty(Names(await PushAsync(host, receiver)));
        Change(host, ("metrics:disabled-events:0", "nothing"));
        other.Record();
        Assert.Equal(2, Assert.Single((await PushAsync(host, receiver))["requests"].Sum.DataPoints).AsInt);
    }

    [Fact]
    public async Task Pattern_that_matches_the_meter_of_a_catalogue_pushes_nothing_twice()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        string pattern = test.Catalogue.MeterName[..^4] + "*";
        await using TestHost host = await StartAsync(receiver, $"meters = [\"{pattern}\", \"{other.Name}\"]");
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell);
        test.Spend(1);
        other.Record();
        Received push = await PushAsync(host, receiver);
        Assert.Equal(["auth.success", "level", "open", "queue.time", "requests", "time"], Names(push));
        Assert.Equal(1, Assert.Single(push["auth.success"].Sum.DataPoints).AsInt);

        Change(host, ("metrics:disabled-events:0", "queue.time"));
        Assert.Equal(["auth.success", "level", "open", "requests", "time"], Names(await PushAsync(host, receiver)));
    }

    [Fact]
    public async Task Changed_meters_take_effect_after_a_restart()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        await using TestHost host = await StartAsync(receiver, "meters = [\"Another\"]");
        Change(host, ("metrics:meters:0", other.Name));
        Assert.Contains($"Warning: These changes take effect after a restart: meters +{other.Name} -Another", host.Log.Lines);
        other.Record();
        Assert.Empty(Names(await PushAsync(host, receiver)));
    }

    [Fact]
    public async Task Dropped_instrument_of_a_configured_meter_is_logged()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        await using TestHost host = await StartAsync(receiver, $"meters = [\"{other.Name}\"]");
        using MeterProvider provider = Sdk.CreateMeterProviderBuilder()
            .AddMeter(other.Name)
            .AddReader(new BaseExportingMetricReader(new NoExporter()))
            .SetMaxMetricStreams(1)
            .Build();
        Assert.Contains(host.Log.Lines, line => line.StartsWith("Warning: OpenTelemetry-Sdk: ", StringComparison.Ordinal));
    }

    private static void Change(TestHost host, params (string Key, string Value)[] changes)
    {
        var configuration = (IConfigurationRoot)host.Services.GetRequiredService<IConfiguration>();
        foreach ((string key, string value) in changes)
        {
            configuration[key] = value;
        }

        configuration.Reload();
    }

    private static async Task<Received> PushAsync(TestHost host, OtlpReceiver receiver)
    {
        Assert.True(host.Services.GetRequiredService<EventMetrics>().Flush());
        return await receiver.NextAsync();
    }

    private static IEnumerable<string> Names(Received push) => push.Metrics.Select(metric => metric.Name).Order(StringComparer.Ordinal);

    private Task<TestHost> StartAsync(OtlpReceiver receiver, string general, string temporality = "cumulative") =>
        TestHost.StartWorkerAsync(
            test,
            $"""
            [metrics]
            {general}
            [metrics.open-telemetry]
            transport = "http"
            endpoint = "{receiver.Endpoint}"
            interval = "1h"
            timeout = "{TestTimeout.Toml}"
            temporality = "{temporality}"
            """);

    private sealed class NoExporter : BaseExporter<Metric>
    {
        public override ExportResult Export(in Batch<Metric> batch) => ExportResult.Success;
    }
}
