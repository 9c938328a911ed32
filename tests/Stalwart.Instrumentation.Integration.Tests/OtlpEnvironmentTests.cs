using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Integration.Tests;

/// <summary>
/// The environment of the process describes another collector, as on a machine whose traces are sent elsewhere. Variables belong to a whole
/// process, so each test starts one.
/// </summary>
public sealed class OtlpEnvironmentTests : IDisposable
{
    private const string Foreign = "of-another-collector";
    private readonly string folder = Directory.CreateTempSubdirectory("otlp-environment").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(OtlpTransport.Grpc)]
    [InlineData(OtlpTransport.Http)]
    public async Task Push_takes_no_endpoint_and_no_secret_from_the_environment_when_the_file_has_the_endpoint(OtlpTransport transport)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport);
        OtlpTransport otherTransport = transport == OtlpTransport.Grpc ? OtlpTransport.Http : OtlpTransport.Grpc;
        await using OtlpReceiver other = await OtlpReceiver.StartAsync(otherTransport);
        await using RunningProcess process = await CreateAsync(receiver, "[metrics.open-telemetry.auth]\nbearer = \"of-the-file\"");
        foreach (string variables in (string[])["OTEL_EXPORTER_OTLP_", "OTEL_EXPORTER_OTLP_METRICS_"])
        {
            process
                .With(variables + "ENDPOINT", other.Endpoint.ToString())
                .With(variables + "PROTOCOL", other.IsGrpc ? "grpc" : "http/protobuf")
                .With(variables + "HEADERS", $"x-other={Foreign},authorization=Bearer {Foreign}")
                .With(variables + "TIMEOUT", "1")
                .With(variables + "COMPRESSION", "gzip")
                .With(variables + "CERTIFICATE", Path.Combine(folder, "missing.pem"))
                .With(variables + "CLIENT_CERTIFICATE", Path.Combine(folder, "missing.pem"))
                .With(variables + "CLIENT_KEY", Path.Combine(folder, "missing.key"))
                .With(variables + "TEMPORALITY_PREFERENCE", "cumulative")
                .With(variables + "DEFAULT_HISTOGRAM_AGGREGATION", "base2_exponential_bucket_histogram");
        }

        process.Start();
        Assert.True(await process.WaitForExitAsync() == 0, process.Output);

        Received push = await receiver.NextAsync();
        Assert.Equal(0, other.Attempts);
        Assert.Equal("Bearer of-the-file", push.Headers["authorization"]);
        Assert.DoesNotContain(push.Headers, header => header.Key == "x-other" || header.Value.Contains(Foreign, StringComparison.Ordinal));
        Assert.Equal(AggregationTemporality.Cumulative, push["auth.success"].Sum.AggregationTemporality);
        Assert.All(push.Metrics, metric => Assert.NotEqual(OtlpMetric.DataOneofCase.None, metric.DataCase));
    }

    [Theory]
    [InlineData(OtlpTransport.Grpc)]
    [InlineData(OtlpTransport.Http)]
    public async Task Process_without_sections_pushes_as_the_environment_configures(OtlpTransport transport)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport);
        string config = Path.Combine(folder, "empty.toml");
        await File.WriteAllTextAsync(config, "");
        await using RunningProcess process = MailServerProcess.Create("--rate", "1000", "--duration", "500ms", "--config", config)
            .With("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Endpoint.ToString())
            .With("OTEL_EXPORTER_OTLP_PROTOCOL", receiver.IsGrpc ? "grpc" : "http/protobuf")
            .With("OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer%20of-the-environment")
            .With("OTEL_EXPORTER_OTLP_COMPRESSION", "gzip")
            .With("OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE", "delta")
            .With("OTEL_METRIC_EXPORT_INTERVAL", "3600000")
            .With("OTEL_SERVICE_NAME", "mail from the environment")
            .Start();
        Assert.True(await process.WaitForExitAsync() == 0, process.Output);

        Received push = await receiver.NextAsync();
        Assert.Equal("Bearer of-the-environment", push.Headers["authorization"]);
        if (transport == OtlpTransport.Http)
        {
            // The gRPC server hides the header.
            Assert.Equal("gzip", push.Headers["content-encoding"]);
        }

        Assert.Equal("mail from the environment", push.Resource["service.name"]);
        Assert.Contains(push.Metrics, metric => metric.Sum?.AggregationTemporality == AggregationTemporality.Delta);
    }

    [Fact]
    public async Task Push_of_the_file_has_its_metrics_when_the_environment_disables_the_SDK()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        await using RunningProcess process = await CreateAsync(receiver, "");
        process.With("OTEL_SDK_DISABLED", "true").With("OTEL_METRICS_EXEMPLAR_FILTER", "always_on").Start();
        Assert.True(await process.WaitForExitAsync() == 0, process.Output);
        Assert.Contains((await receiver.NextAsync()).Metrics, metric => metric.Name == "auth.success");
    }

    [Fact]
    public async Task Process_pushes_nothing_when_the_environment_disables_the_SDK_and_only_the_environment_has_an_endpoint()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Grpc);
        string config = Path.Combine(folder, "empty.toml");
        await File.WriteAllTextAsync(config, "");
        await using RunningProcess process = MailServerProcess.Create("--rate", "1000", "--duration", "500ms", "--config", config)
            .With("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Endpoint.ToString())
            .With("OTEL_SDK_DISABLED", "true")
            .Start();
        Assert.True(await process.WaitForExitAsync() == 0, process.Output);
        Assert.Equal(0, receiver.Attempts);
    }

    [Theory]
    [InlineData(OtlpTransport.Grpc)]
    [InlineData(OtlpTransport.Http)]
    public async Task Malformed_headers_in_the_environment_do_not_stop_the_application(OtlpTransport transport)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport);
        await using RunningProcess process = await CreateAsync(receiver, "");
        process.With("OTEL_EXPORTER_OTLP_HEADERS", "no header at all").Start();
        Assert.True(await process.WaitForExitAsync() == 0, process.Output);
        Assert.NotEmpty((await receiver.NextAsync()).Metrics);
    }

    [Theory]
    [InlineData(OtlpTransport.Grpc)]
    [InlineData(OtlpTransport.Http)]
    public async Task Push_is_sent_once_when_the_file_disables_retries_and_the_environment_enables_them(OtlpTransport transport)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport);
        receiver.Status = 503;
        receiver.GrpcStatus = Grpc.Core.StatusCode.Unavailable;
        await using RunningProcess process = await CreateAsync(receiver, "");
        process.With("OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY", "in_memory").Start();
        Assert.True(await process.WaitForExitAsync() == 0, process.Output);
        Assert.Equal(1, receiver.Attempts);
    }

    /// <summary>A process that pushes once, at its end.</summary>
    private async Task<RunningProcess> CreateAsync(OtlpReceiver receiver, string more)
    {
        string config = Path.Combine(folder, "stalwart.toml");
        await File.WriteAllTextAsync(config, $"""
            [metrics]
            export-zeros = true
            [metrics.open-telemetry]
            transport = "{(receiver.IsGrpc ? "grpc" : "http")}"
            endpoint = "{receiver.Endpoint}"
            interval = "1h"
            timeout = "10s"
            retry = false
            {more}
            """);
        return MailServerProcess.Create("--rate", "1000", "--duration", "500ms", "--config", config);
    }
}
