using Microsoft.Extensions.DependencyInjection;
using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests;

/// <summary>What a collector receives, over both transports.</summary>
public sealed class OtlpTests
{
    [Theory]
    [InlineData(OtlpTransport.Grpc, "none")]
    [InlineData(OtlpTransport.Grpc, "gzip")]
    [InlineData(OtlpTransport.Http, "none")]
    [InlineData(OtlpTransport.Http, "gzip")]
    public async Task Collector_receives_every_field(OtlpTransport transport, string compression)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport);
        var test = new TestCatalogue();
        await using TestHost host = await TestHost.StartWorkerAsync(
            test,
            Toml(
                receiver,
                transport,
                $"compression = \"{compression}\"\nheaders = {{ x-tenant = \"a, b=c\" }}\n[metrics.open-telemetry.auth]\nbearer = "
                + $"\"token\""));
        RecordAll(test);
        Flush(host);

        Received push = await receiver.NextAsync();
        Assert.Equal("a, b=c", push.Headers["x-tenant"]);
        Assert.Equal("Bearer token", push.Headers["authorization"]);
        Assert.Equal("test-worker", push.Resource["service.name"]);
        Assert.Equal("opentelemetry", push.Resource["telemetry.sdk.name"]);
        InstrumentationScope scope = push.Scopes.Select(metrics => metrics.Scope).DistinctBy(s => s.Name).Single();
        Assert.Equal((test.Catalogue.MeterName, "1.2.3"), (scope.Name, scope.Version));

        OtlpMetric success = push["auth.success"];
        Assert.Equal(
            ("Authentication succeeded", "{event}", true, AggregationTemporality.Cumulative),
            (success.Description, success.Unit, success.Sum.IsMonotonic, success.Sum.AggregationTemporality));
        NumberDataPoint point = Assert.Single(success.Sum.DataPoints);
        Assert.Equal(3, point.AsInt);
        Assert.Empty(point.Attributes);
        Assert.InRange(point.StartTimeUnixNano, 1UL, point.TimeUnixNano);

        Assert.Equal(
            ["domain=example.com reason=bad-password 2", "domain=other reason=unknown-user 1"],
            push["auth.failed"].Sum.DataPoints.Select(Shown).Order(StringComparer.Ordinal));

        OtlpMetric queue = push["queue.count"];
        Assert.False(queue.Sum.IsMonotonic);
        Assert.Equal(4, Assert.Single(queue.Sum.DataPoints).AsInt);

        OtlpMetric time = push["queue.time"];
        Assert.Equal("s", time.Unit);
        HistogramDataPoint histogram = Assert.Single(time.Histogram.DataPoints);
        Assert.Equal([0.1, 1, 10], histogram.ExplicitBounds);
        Assert.Equal([0UL, 1, 0, 1], histogram.BucketCounts);
        Assert.Equal((2UL, 20.5), (histogram.Count, histogram.Sum));

        Assert.Equal(4096, Assert.Single(push["server.memory"].Gauge.DataPoints).AsDouble);
        Assert.Equal("By", push["server.memory"].Unit);
        Assert.DoesNotContain(push.Metrics, metric => metric.Name == "queue.off");
    }

    [Fact]
    public async Task Delta_sends_differences_of_counters_and_totals_of_up_down_counters()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Grpc);
        var test = new TestCatalogue();
        await using TestHost host = await TestHost.StartWorkerAsync(test, Toml(receiver, OtlpTransport.Grpc, "temporality = \"delta\""));
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 5);
        test.Add(TestCatalogue.Queued, TestCatalogue.QueueCells, 5);
        Flush(host);
        Received first = await receiver.NextAsync();
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 2);
        test.Add(TestCatalogue.Queued, TestCatalogue.QueueCells, 2);
        Flush(host);
        Received second = await receiver.NextAsync();

        Assert.Equal(
            (AggregationTemporality.Delta, 5, 2),
            (
                second["auth.success"].Sum.AggregationTemporality,
                first["auth.success"].Sum.DataPoints[0].AsInt,
                second["auth.success"].Sum.DataPoints[0].AsInt));
        Assert.Equal(
            (AggregationTemporality.Cumulative, 5, 7),
            (
                second["queue.count"].Sum.AggregationTemporality,
                first["queue.count"].Sum.DataPoints[0].AsInt,
                second["queue.count"].Sum.DataPoints[0].AsInt));
    }

    [Fact]
    public async Task Last_values_are_pushed_when_the_host_stops()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        var test = new TestCatalogue();
        await using (await TestHost.StartWorkerAsync(test, Toml(receiver, OtlpTransport.Http, "")))
        {
            test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 41);
        }

        Assert.Equal(41, (await receiver.NextAsync())["auth.success"].Sum.DataPoints[0].AsInt);
    }

    [Fact]
    public async Task Failing_collector_and_its_recovery_are_logged_once_each()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        var test = new TestCatalogue();
        await using TestHost host = await TestHost.StartWorkerAsync(test, Toml(receiver, OtlpTransport.Http, "retry = false"));
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 1);
        receiver.Status = 503;
        Flush(host);
        Flush(host);
        Flush(host);
        receiver.Status = 200;
        Flush(host);
        Flush(host);

        string[] pushes = host.Log.PushLines;
        Assert.Equal(2, pushes.Length);
        Assert.StartsWith($"Warning: Failed to export metrics to {receiver.Endpoint}", pushes[0], StringComparison.Ordinal);
        Assert.Contains("503", pushes[0], StringComparison.Ordinal);
        Assert.EndsWith("recovered after 3 failed attempts", pushes[1], StringComparison.Ordinal);
        Assert.Equal(1, (await receiver.NextAsync())["auth.success"].Sum.DataPoints[0].AsInt);
    }

    private static string Toml(OtlpReceiver receiver, OtlpTransport transport, string more) => $"""
        [metrics.open-telemetry]
        transport = "{(transport == OtlpTransport.Grpc ? "grpc" : "http")}"
        endpoint = "{receiver.Endpoint}"
        interval = "1h"
        timeout = "{TestTimeout.Toml}"
        {more}
        """;

    private static void Flush(TestHost host) => host.Services.GetRequiredService<EventMetrics>().Flush();

    private static void RecordAll(TestCatalogue test)
    {
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 3);
        test.Fail(0, "example.com");
        test.Fail(0, "example.com");
        test.Fail(1, null);
        test.Add(TestCatalogue.Queued, TestCatalogue.QueueCells, 6);
        test.Add(TestCatalogue.Done, TestCatalogue.QueueCells + 1, 2);
        test.Spend(0.5);
        test.Spend(20);
        test.Catalogue.GetGauge("server.memory").Set(4096);
    }

    private static string Shown(NumberDataPoint point) =>
        $"{string.Join(' ', point.Attributes.Select(pair => $"{pair.Key}={pair.Value.StringValue}").Order(StringComparer.Ordinal))} "
        + $"{point.AsInt}";
}
