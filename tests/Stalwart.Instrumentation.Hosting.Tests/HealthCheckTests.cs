using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Health;
using Stalwart.Instrumentation.Hosting.Lifecycle;

namespace Stalwart.Instrumentation.Hosting.Tests;

/// <summary>The health check of a host's exports.</summary>
public sealed class HealthCheckTests
{
    private const string Push = "metrics.open-telemetry";
    private const string Scrape = "metrics.prometheus";
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly FakeTimeProvider clock = new(Start);
    private readonly ConfigurationStatus configuration;
    private readonly ExportStatus scrape, push;

    public HealthCheckTests()
    {
        configuration = new ConfigurationStatus(clock);
        (scrape, push) = (new ExportStatus(Scrape, clock), new ExportStatus(Push, clock));
    }

    [Fact]
    public async Task Health_check_is_healthy_when_no_exporter_is_enabled()
    {
        HealthCheckResult result = await CheckAsync();
        Assert.Equal((HealthStatus.Healthy, "No exporter is enabled."), (result.Status, result.Description));
        Assert.Equal(Start, result.Data["configuration.since"]);
    }

    [Fact]
    public async Task Health_check_is_healthy_with_the_last_success_when_exports_succeed()
    {
        push.TurnedOn("http://collector:4317");
        scrape.TurnedOn("/metrics/prometheus");
        clock.Advance(TimeSpan.FromMinutes(1));
        push.Succeeded();
        HealthCheckResult result = await CheckAsync();
        Assert.Equal(
            (HealthStatus.Healthy, $"{Scrape}: nothing exported yet. {Push}: exports succeed."), (result.Status, result.Description));
        Assert.Equal("Succeeding", result.Data[$"{Push}.state"]);
        Assert.Equal("http://collector:4317", result.Data[$"{Push}.target"]);
        Assert.Equal(Start + TimeSpan.FromMinutes(1), result.Data[$"{Push}.last-success"]);
        Assert.Equal("Waiting", result.Data[$"{Scrape}.state"]);
        Assert.DoesNotContain($"{Scrape}.last-success", result.Data);
    }

    [Fact]
    public async Task Health_check_is_degraded_with_one_sentence_per_fault_when_exports_fail()
    {
        scrape.TurnedOn("/metrics/prometheus");
        scrape.NotServed();
        push.TurnedOn("http://collector:4317");
        push.Failed("connection refused", 12);
        HealthCheckResult result = await CheckAsync();
        Assert.Equal(HealthStatus.Degraded, result.Status);
        Assert.Equal(
            $"{Scrape}: no endpoint is mapped at /metrics/prometheus; call app.MapEventMetrics(). "
            + $"{Push}: the last export to http://collector:4317 failed: connection refused.",
            result.Description);
        Assert.Equal("connection refused", result.Data[$"{Push}.last-error"]);
        Assert.Equal(Start, result.Data[$"{Push}.last-error-time"]);
        Assert.Equal(12L, result.Data[$"{Push}.lost"]);

        push.Rejected("7 points are too old.", 7);
        Assert.EndsWith(
            $"{Push}: http://collector:4317 rejected part of the last export: 7 points are too old.",
            (await CheckAsync()).Description,
            StringComparison.Ordinal);
        push.Succeeded();
        scrape.TurnedOff();
        result = await CheckAsync();
        Assert.Equal((HealthStatus.Healthy, $"{Push}: exports succeed."), (result.Status, result.Description));
        Assert.Equal(7L, result.Data[$"{Push}.rejected"]);
    }

    [Fact]
    public async Task Health_check_is_degraded_while_a_reload_is_rejected()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection();
        builder.AddEventMetrics(new TestCatalogue().Catalogue);
        builder.Services.AddHealthChecks().AddEventMetricsCheck(tags: ["telemetry"]);
        using IHost host = builder.Build();
        await host.StartAsync();
        HealthReportEntry entry = await EntryAsync(host.Services);
        Assert.Equal((HealthStatus.Healthy, "No exporter is enabled."), (entry.Status, entry.Description));
        Assert.Equal(["telemetry"], entry.Tags);

        builder.Configuration["metrics:export-zeros"] = "perhaps";
        ((IConfigurationRoot)builder.Configuration).Reload();
        entry = await EntryAsync(host.Services);
        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.StartsWith(
            "Configuration reload rejected; keeping the previous configuration: ", entry.Description, StringComparison.Ordinal);
        Assert.Contains("metrics.export-zeros", entry.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", entry.Description, StringComparison.Ordinal);

        builder.Configuration["metrics:export-zeros"] = "true";
        ((IConfigurationRoot)builder.Configuration).Reload();
        entry = await EntryAsync(host.Services);
        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.DoesNotContain("configuration.rejected", entry.Data);
        await host.StopAsync();
    }

    [Fact]
    public async Task Fault_is_reported_with_the_configured_status_after_the_tolerance()
    {
        TimeSpan tolerance = TimeSpan.FromMinutes(5);
        push.TurnedOn("http://collector:4317");
        push.Failed("connection refused", 1);
        clock.Advance(TimeSpan.FromMinutes(4));
        push.Failed("no route", 1);
        configuration.Rejected("no such file");
        HealthCheckResult result = await CheckAsync(HealthStatus.Unhealthy, tolerance);
        Assert.Equal((HealthStatus.Healthy, $"{Push}: exports are failing, within the tolerance."), (result.Status, result.Description));
        Assert.Equal("Failing", result.Data[$"{Push}.state"]);
        Assert.Equal("no such file", result.Data["configuration.rejected"]);

        clock.Advance(TimeSpan.FromMinutes(1));
        result = await CheckAsync(HealthStatus.Unhealthy, tolerance);
        Assert.Equal(HealthStatus.Unhealthy, result.Status);
        Assert.Equal($"{Push}: the last export to http://collector:4317 failed: no route.", result.Description);
        clock.Advance(TimeSpan.FromMinutes(4));
        Assert.EndsWith(
            "keeping the previous configuration: no such file.",
            (await CheckAsync(HealthStatus.Unhealthy, tolerance)).Description,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_check_names_the_missing_call_when_event_metrics_are_not_registered()
    {
        using ServiceProvider services = new ServiceCollection().AddLogging().AddHealthChecks().AddEventMetricsCheck().Services
            .BuildServiceProvider();
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => EntryAsync(services));
        Assert.Contains("call builder.AddEventMetrics()", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Negative_tolerance_is_rejected() => Assert.Throws<ArgumentOutOfRangeException>(
        "tolerance", () => new ServiceCollection().AddHealthChecks().AddEventMetricsCheck(tolerance: TimeSpan.FromTicks(-1)));

    private static async Task<HealthReportEntry> EntryAsync(IServiceProvider services) =>
        (await services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["event-metrics"];

    private Task<HealthCheckResult> CheckAsync(HealthStatus failureStatus = HealthStatus.Degraded, TimeSpan tolerance = default)
    {
        var check = new EventMetricsHealthCheck(() => [scrape, push], configuration, tolerance, clock);
        return check.CheckHealthAsync(new HealthCheckContext
        {
            Registration = new HealthCheckRegistration("test", check, failureStatus, tags: null),
        });
    }
}
