using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Health;

/// <summary>The health check of a host that pushes.</summary>
public sealed class HealthCheckTests
{
    [Fact]
    public async Task Health_check_is_degraded_while_the_collector_rejects_and_healthy_when_it_accepts()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        using var refusing = new ReservedPort();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(TomlText.Flatten(
            $"""
            [metrics.open-telemetry]
            transport = "http"
            endpoint = "http://127.0.0.1:{refusing.Number}"
            timeout = "{TestTimeout.Toml}"
            retry = false
            """));
        builder.AddEventMetrics(new TestCatalogue().Catalogue);
        builder.Services.AddHealthChecks().AddEventMetricsCheck();
        using IHost host = builder.Build();
        await host.StartAsync();
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(host)).Status);

        host.Services.GetRequiredService<EventMetrics>().Flush();
        HealthReportEntry entry = await CheckAsync(host);
        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.StartsWith(
            $"metrics.open-telemetry: the last export to http://127.0.0.1:{refusing.Number}", entry.Description, StringComparison.Ordinal);
        Assert.Equal("Failing", entry.Data["metrics.open-telemetry.state"]);

        builder.Configuration["metrics:open-telemetry:endpoint"] = receiver.Endpoint.ToString();
        ((IConfigurationRoot)builder.Configuration).Reload();
        host.Services.GetRequiredService<EventMetrics>().Flush();
        entry = await CheckAsync(host);
        Assert.Equal((HealthStatus.Healthy, "metrics.open-telemetry: exports succeed."), (entry.Status, entry.Description));
        await host.StopAsync();
    }

    private static async Task<HealthReportEntry> CheckAsync(IHost host) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["event-metrics"];
}
