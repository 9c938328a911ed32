using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Hosting.Settings;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests;

/// <summary>The path of an endpoint applies to HTTP only: gRPC has its own, so a path that is left there has no effect.</summary>
public sealed class OtlpEndpointTests
{
    private const string Ignored =
        "Path /v1/metrics of 'metrics.open-telemetry.endpoint' is ignored because gRPC does not use it; "
        + "remove the path, or set transport to http (metrics.open-telemetry.endpoint)";

    [Theory]
    [InlineData("v1/metrics")]
    [InlineData("v1/metrics/")]
    public async Task Push_over_gRPC_arrives_and_a_warning_is_logged_when_the_endpoint_has_the_path_of_HTTP(string path)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Grpc);
        var test = new TestCatalogue();
        await using TestHost host = await TestHost.StartWorkerAsync(test, Toml("grpc", $"{receiver.Endpoint}{path}"));
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 3);
        Assert.True(Flush(host));
        Assert.Equal(3, (await receiver.NextAsync())["auth.success"].Sum.DataPoints.Single().AsInt);
        Assert.Equal($"Warning: {Ignored}", Assert.Single(Warnings(host)));
        Assert.Contains("EndpointPath=/v1/metrics", host.Log.Parameters);
        Assert.Contains("Key=metrics.open-telemetry.endpoint", host.Log.Parameters);
    }

    [Fact]
    public async Task Warning_is_logged_once_when_a_reload_brings_the_path_of_HTTP_to_gRPC()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Grpc);
        var test = new TestCatalogue();
        await using TestHost host = await TestHost.StartWorkerAsync(test, Toml("http", $"{receiver.Endpoint}v1/metrics"));
        Assert.Empty(Warnings(host));

        var root = (IConfigurationRoot)host.Services.GetRequiredService<IConfiguration>();
        root["metrics:open-telemetry:transport"] = "grpc";
        root.Reload();
        root.Reload();
        Assert.Contains("Path /v1/metrics of", Assert.Single(Warnings(host)), StringComparison.Ordinal);
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 2);
        Assert.True(Flush(host));
        Assert.Equal(2, (await receiver.NextAsync())["auth.success"].Sum.DataPoints.Single().AsInt);
    }

    [Theory]
    [InlineData("grpc", "https://host:4317", "https://host:4317/")]
    [InlineData("grpc", "https://host:4317/", "https://host:4317/")]
    [InlineData("grpc", "https://host:4317/v1/metrics", "https://host:4317/")]
    [InlineData("grpc", "http://user:secret@host:4317/v1/metrics/", "http://user:secret@host:4317/")]
    [InlineData("http", "https://host:4318", "https://host:4318/v1/metrics")]
    [InlineData("http", "https://host:4318/?key=a", "https://host:4318/v1/metrics?key=a")]
    [InlineData("http", "https://host:4318/v1/metrics/", "https://host:4318/v1/metrics/")]
    [InlineData("http", "https://host:4318/otlp/v1/metrics?key=a", "https://host:4318/otlp/v1/metrics?key=a")]
    [InlineData("disable", "https://host:4318/otlp/v1/metrics?key=a", "https://host:4318/otlp/v1/metrics?key=a")]
    public void Endpoint_keeps_its_path_and_query_unless_the_transport_is_gRPC(string transport, string written, string used) =>
        Assert.Equal(used, Read(transport, written).OpenTelemetry.Endpoint.AbsoluteUri);

    [Theory]
    [InlineData("https://host:4317/collect")]
    [InlineData("https://host:4317/V1/metrics")]
    [InlineData("https://host:4317//v1/metrics")]
    [InlineData("https://host:4317/v1/metrics/x")]
    [InlineData("https://host:4317/otlp/v1/metrics")]
    [InlineData("https://host:4317/?key=a")]
    [InlineData("https://host:4317?key=a")]
    [InlineData("https://host:4317/v1/metrics?key=a")]
    [InlineData("https://host:4317/#a")]
    public void Endpoint_is_rejected_when_gRPC_would_push_to_another_path(string endpoint) => Assert.Contains(
        "Expected scheme, host and port only (gRPC uses no path and no query), or transport = \"http\",",
        Assert.Throws<EventMetricsConfigurationException>(() => Read("grpc", endpoint)).Message,
        StringComparison.Ordinal);

    private static EventMetricsOptions Read(string transport, string endpoint) =>
        EventMetricsOptionsReader.Read(
            new ConfigurationBuilder().AddInMemoryCollection(TomlText.Flatten(Toml(transport, endpoint))).Build());

    private static string Toml(string transport, string endpoint) =>
        $"[metrics.open-telemetry]\ntransport = \"{transport}\"\nendpoint = \"{endpoint}\"\ninterval = \"1h\"\nretry = false\n";

    private static bool Flush(TestHost host) => host.Services.GetRequiredService<EventMetrics>().Flush();

    private static IEnumerable<string> Warnings(TestHost host) =>
        host.Log.Lines.Where(line => line.StartsWith("Warning", StringComparison.Ordinal));
}
