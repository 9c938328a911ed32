using Microsoft.Extensions.DependencyInjection;
using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests;

/// <summary>Hosts configured by OpenTelemetry's variables, which a host reads from configuration keys.</summary>
public sealed class StandardVariablePushTests
{
    [Theory]
    [InlineData(OtlpTransport.Grpc)]
    [InlineData(OtlpTransport.Http)]
    public async Task Host_without_sections_pushes_metrics_to_the_endpoint_of_the_variables(OtlpTransport transport)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport);
        var test = new TestCatalogue();
        await using TestHost host = await TestHost.StartWorkerAsync(test, $"""
            OTEL_EXPORTER_OTLP_ENDPOINT = "{receiver.Endpoint}"
            OTEL_EXPORTER_OTLP_PROTOCOL = "{Protocol(transport)}"
            OTEL_EXPORTER_OTLP_HEADERS = "authorization=Bearer%20of-the-variables,x-tenant=a%2Cb"
            OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE = "delta"
            OTEL_METRIC_EXPORT_INTERVAL = "3600000"
            OTEL_RESOURCE_ATTRIBUTES = "service.name=other,deployment.environment.name=a%20test"
            OTEL_SERVICE_NAME = "mail"
            """);
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 3);
        Assert.True(host.Services.GetRequiredService<EventMetrics>().Flush());

        Received push = await receiver.NextAsync();
        Assert.Equal(3, push["auth.success"].Sum.DataPoints.Single().AsInt);
        Assert.Equal(AggregationTemporality.Delta, push["auth.success"].Sum.AggregationTemporality);
        Assert.Equal(("Bearer of-the-variables", "a,b"), (push.Headers["authorization"], push.Headers["x-tenant"]));
        Assert.Equal(("mail", "a test"), (push.Resource["service.name"], push.Resource["deployment.environment.name"]));
        Assert.DoesNotContain(host.Log.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(OtlpTransport.Grpc)]
    [InlineData(OtlpTransport.Http)]
    public async Task Host_without_sections_pushes_logs_when_the_variable_lists_OTLP(OtlpTransport transport)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport);
        var logged = new LoggedCatalogue();
        await using TestHost host = await TestHost.StartWorkerAsync(logged.Catalogue, $"""
            OTEL_LOGS_EXPORTER = "otlp"
            OTEL_METRICS_EXPORTER = "none"
            OTEL_EXPORTER_OTLP_ENDPOINT = "{receiver.Endpoint}"
            OTEL_EXPORTER_OTLP_PROTOCOL = "{Protocol(transport)}"
            """);
        logged.Fail("a@example.org");
        Assert.True(host.Services.GetRequiredService<EventMetrics>().FlushLogs());
        Assert.NotEmpty((await receiver.NextLogsAsync()).Records);
        Assert.Empty(receiver.TakeAll());
    }

    [Fact]
    public async Task Invalid_variable_is_logged_once_and_its_value_is_not_when_it_may_be_a_secret()
    {
        await using TestHost host = await TestHost.StartWorkerAsync(new TestCatalogue(), """
            OTEL_METRIC_EXPORT_INTERVAL = "1m"
            OTEL_EXPORTER_OTLP_HEADERS = "hunter2"
            """);
        host.Change(("metrics:export-zeros", "true"));
        Assert.Equal(
            [
                "Warning: Environment variable OTEL_EXPORTER_OTLP_HEADERS is ignored: expected headers, such as "
                    + "x-key=value,x-other=value, with percent-encoded values, found something else",
                "Warning: Environment variable OTEL_METRIC_EXPORT_INTERVAL is ignored: expected a number of milliseconds from 1 to "
                    + "2145600000, found '1m'",
            ],
            host.Log.Lines.Where(line => line.StartsWith("Warning", StringComparison.Ordinal)));
        Assert.DoesNotContain(host.Log.Parameters, parameter => parameter.Contains("hunter2", StringComparison.Ordinal));
    }

    private static string Protocol(OtlpTransport transport) => transport == OtlpTransport.Grpc ? "grpc" : "http/protobuf";
}
