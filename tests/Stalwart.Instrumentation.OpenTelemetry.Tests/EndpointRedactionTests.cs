using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.Hosting.Logging;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Hosting.Secrets;
using Stalwart.Instrumentation.Hosting.Settings;
using Stalwart.Instrumentation.OpenTelemetry.Answers;
using Stalwart.Instrumentation.OpenTelemetry.Push;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests;

/// <summary>The user info and the query of an endpoint are secrets: they appear in no log line, no exception and on no page.</summary>
public sealed class EndpointRedactionTests
{
    [Fact]
    public async Task Log_redacts_user_info_and_query_when_pushes_fail_recover_and_the_endpoint_changes()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        string address = receiver.Endpoint.Authority;
        var test = new TestCatalogue();
        await using TestHost host = await TestHost.StartWorkerAsync(test, $"""
            [metrics.open-telemetry]
            transport = "http"
            endpoint = "http://admin:hidden1@{address}/?api_key=hidden2"
            interval = "1h"
            retry = false
            """);
        EventMetrics metrics = host.Services.GetRequiredService<EventMetrics>();
        receiver.Status = 401;
        Assert.False(metrics.Flush());
        receiver.Status = 200;
        Assert.True(metrics.Flush());
        Change($"http://admin:hidden3@{address}/?api_key=hidden4");
        Change($"http://{address}/other");

        string shown = $"http://***@{address}/v1/metrics?***";
        Assert.Contains(host.Log.Lines,
            line => line.StartsWith($"Warning: Failed to export metrics to {shown}: ", StringComparison.Ordinal));
        Assert.Contains(host.Log.Lines,
            line => line.StartsWith($"Information: Metric export to {shown} recovered", StringComparison.Ordinal));
        string[] changes =
        [
            .. host.Log.Lines.Where(line => line.Contains("Configuration reloaded: ", StringComparison.Ordinal))
                .Select(line => line.Split(": ", 3)[2]),
        ];
        string change = $"open-telemetry.endpoint {shown}";
        Assert.Equal([$"{change} (user info or query changed)", $"{change} -> http://{address}/other"], changes);
        Assert.All([.. host.Log.Lines, .. host.Log.Parameters], line => Assert.DoesNotContain("hidden", line, StringComparison.Ordinal));

        void Change(string endpoint)
        {
            var root = (IConfigurationRoot)host.Services.GetRequiredService<IConfiguration>();
            root["metrics:open-telemetry:endpoint"] = endpoint;
            root.Reload();
        }
    }

    [Theory]
    [InlineData("An error occurred while sending to http://admin:hidden1@host:4318/v1/metrics?api_key=hidden2.")]
    [InlineData("'http://admin:hidden1@host:4318/v1/metrics?api_key=hidden2' (hidden2)")]
    [InlineData("the collector returned 401 no user admin:hidden1")]
    [InlineData("the collector returned INVALID_ARGUMENT (the key hidden2 is unknown)")]
    [InlineData("https://other:hidden3@elsewhere?x=hidden4: connection refused")]
    public void Reason_of_a_failed_push_contains_no_secret_of_the_endpoint(string reason)
    {
        var log = new LogLines();
        using var health = new MetricHealth(log, TestStatus.Create(), TimeProvider.System);
        health.Target(new Uri("http://admin:hidden1@host:4318/v1/metrics?api_key=hidden2"));
        health.Begin();
        health.Explain(new PushOutcome(reason));
        health.End(success: false, items: 1);
        string line = Assert.Single(log.Lines);
        Assert.StartsWith("Warning: Failed to export metrics to http://***@host:4318/v1/metrics?***: ", line, StringComparison.Ordinal);
        Assert.All([line, .. log.Parameters], said => Assert.DoesNotContain("hidden", said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(7, false)]
    [InlineData(0, true)]
    public void Message_of_a_collector_contains_no_secret_of_the_endpoint(long rejected, bool success)
    {
        var log = new LogLines();
        using var health = new MetricHealth(log, TestStatus.Create(), TimeProvider.System);
        health.Target(new Uri("http://admin:hidden1@host:4318/v1/metrics?api_key=hidden2"));
        health.Begin();
        health.Explain(new PushOutcome(null, Partial: new PartialSuccess(rejected, "the key hidden2 of http://admin:hidden1@host is old")));
        health.End(success, items: 10);
        string line = Assert.Single(log.Lines);
        Assert.Contains("http://***@host:4318/v1/metrics?***", line, StringComparison.Ordinal);
        Assert.All([line, .. log.Parameters], said => Assert.DoesNotContain("hidden", said, StringComparison.Ordinal));
    }

    [Fact]
    public void Event_of_the_SDK_contains_no_secret_of_the_endpoint()
    {
        string text = EventSourceLog.Describe(
            "Exporter failed to send to {0}. Exception: {1}", ["http://admin:hidden@host/?x=hidden", "refused\nat http://hidden@host"]);
        Assert.Equal("Exporter failed to send to http://***@host/?***. Exception: refused", text);
    }

    [Fact]
    public void Formatted_export_options_contain_no_secret()
    {
        EventMetricsOptions options = EventMetricsOptionsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(TomlText.Flatten("""
            [metrics.prometheus.auth]
            username = "ops"
            secret = "hidden"
            [metrics.open-telemetry]
            endpoint = "http://admin:hidden@host/?api_key=hidden"
            headers = { x-key = "hidden" }
            """)).Build());
        Assert.Contains("Endpoint = http://***@host/?***", options.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", options.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:4317", "http://localhost:4317")]
    [InlineData("https://[::1]:4317/v1/metrics", "https://[::1]:4317/v1/metrics")]
    [InlineData("http://admin:hidden@host:4318/v1/metrics", "http://***@host:4318/v1/metrics")]
    [InlineData("http://hidden@host", "http://***@host/")]
    [InlineData("https://admin:hidden@[::1]:4317/?hidden", "https://***@[::1]:4317/?***")]
    [InlineData("http://host/v1/metrics?api_key=hidden#hidden", "http://host/v1/metrics?***#***")]
    [InlineData("http://admin:12/hidden@host/", "http://***")]
    [InlineData("http://admin:12?hidden@host/", "http://***")]
    [InlineData("http://admin:hid@hidden@host/", "***")]
    [InlineData("http://admin:hid/hidden@host/", "***")]
    [InlineData("http:\\\\admin:hidden@host", "http://***@host/")]
    [InlineData(" http://admin:hidden@host", "http://***@host/")]
    [InlineData("admin:hidden@host:4317", "***")]
    [InlineData("ftp://admin:hidden@host", "***")]
    [InlineData("host:4317/path?api_key=hidden", "host:4317/path?***")]
    [InlineData("localhost:4317", "localhost:4317")]
    [InlineData("", "")]
    public void Value_is_shown_without_its_secrets(string value, string shown) => Assert.Equal(shown, Redaction.Value(value));
}
