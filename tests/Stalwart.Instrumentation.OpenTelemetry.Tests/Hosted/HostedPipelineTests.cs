using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Hosted;

/// <summary>The operator's file in a host whose application has its own OpenTelemetry pipeline.</summary>
public sealed class HostedPipelineTests
{
    private const string NoSuccess = "[metrics]\ndisabled-events = [\"auth.success\"]\n";
    private const string Twice = "Event catalogues are exported twice, by metrics.open-telemetry and by an OpenTelemetry pipeline";

    private readonly TestCatalogue test = new();

    [Fact]
    public async Task Disabled_event_is_not_exported_when_only_the_pipeline_has_the_catalogue()
    {
        await using (HostedPipeline host = await HostedPipeline.StartAsync(NoSuccess, metrics => metrics.AddEventCatalogue(test.Catalogue)))
        {
            Record();
            Assert.Equal("auth.failed", host.Export(test.Catalogue));
            host.Change("metrics:disabled-events:0", "auth.failed");
            Record();
            Assert.Equal("auth.success", host.Export(test.Catalogue));
            Assert.Contains(host.Log.Lines, line => line.StartsWith("Information: Configuration reloaded: ", StringComparison.Ordinal));
            Assert.DoesNotContain(host.Log.Lines, line => line.Contains("No exporter is enabled", StringComparison.Ordinal));
        }

        Assert.Equal(["queue.off"], test.Catalogue.Report.DisabledEvents);
    }

    [Fact]
    public void Host_governs_every_catalogue_when_the_pipeline_has_all()
    {
        // A built host would apply its policy to the catalogues of other tests.
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddEventCatalogues());
        var registration = (EventCatalogueRegistration)builder.Services.Single(
            service => service.ServiceType == typeof(EventCatalogueRegistration)).ImplementationInstance!;
        Assert.Equal(EventCatalogues.All(), registration.Catalogues());
    }

    [Fact]
    public void Policy_applies_before_the_host_starts_when_the_pipeline_is_built()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(TomlText.Flatten(NoSuccess));
        builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddEventCatalogue(test.Catalogue));
        using (IHost host = builder.Build())
        {
            host.Services.GetRequiredService<MeterProvider>();
            Assert.False(test.Catalogue.IsEnabled("auth.success"));
        }

        Assert.True(test.Catalogue.IsEnabled("auth.success"));
    }

    [Fact]
    public async Task Disabled_event_is_not_exported_when_the_host_is_built_by_a_host_builder()
    {
        using IHost host = new HostBuilder()
            .ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(TomlText.Flatten(NoSuccess)))
            .ConfigureServices(services => services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddEventCatalogue(test.Catalogue)))
            .Build();
        await host.StartAsync();
        Assert.False(test.Catalogue.IsEnabled("auth.success"));
        await host.StopAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Variables_enable_pushes_only_when_the_application_has_selected_its_catalogues(bool addsEventMetrics)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Grpc);
        await using HostedPipeline host = await HostedPipeline.StartAsync(
            "",
            metrics => metrics.AddEventCatalogue(test.Catalogue),
            builder =>
            {
                builder.Configuration.AddInMemoryCollection([new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Endpoint.ToString())]);
                if (addsEventMetrics)
                {
                    builder.AddEventMetrics(test.Catalogue);
                }
            });
        Assert.Equal(addsEventMetrics, host.Services.GetRequiredService<EventMetrics>().Exports.Any());
    }

    [Fact]
    public async Task Start_fails_with_file_and_line_when_the_file_is_invalid()
    {
        var exception = await Assert.ThrowsAsync<EventMetricsConfigurationException>(() => HostedPipeline.StartAsync(
            "[metrics]\nexport-zeros = \"perhaps\"\n", metrics => metrics.AddEventCatalogue(test.Catalogue)));
        Assert.Contains("metrics.export-zeros", exception.Message, StringComparison.Ordinal);
        Assert.Equal(["queue.off"], test.Catalogue.Report.DisabledEvents);
    }

    [Fact]
    public async Task Host_exports_only_its_own_catalogues_and_governs_both_when_the_pipeline_has_another()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        var own = new TestCatalogue();
        await using HostedPipeline host = await HostedPipeline.StartAsync(
            $"{NoSuccess}[metrics.open-telemetry]\ntransport = \"http\"\nendpoint = \"{receiver.Endpoint}\"\n",
            metrics => metrics.AddEventCatalogue(test.Catalogue),
            builder => builder.AddEventMetrics(own.Catalogue));
        Record();
        own.Fail(0, "example.com");
        own.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 1);
        Assert.Equal("auth.failed", host.Export(test.Catalogue));
        var metrics = host.Services.GetRequiredService<EventMetrics>();
        Assert.Equal([own.Catalogue], metrics.Catalogues);
        Assert.True(metrics.Flush());
        Received received = await receiver.NextAsync();
        Assert.DoesNotContain(received.Metrics, metric => metric.Name == "auth.success");
        Assert.Equal(1, received["auth.failed"].Sum.DataPoints.Sum(point => point.AsInt));
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains(Twice, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Push_of_a_catalogue_that_a_pipeline_also_exports_is_a_warning_once()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        await using HostedPipeline host = await HostedPipeline.StartAsync(
            $"[metrics.open-telemetry]\ntransport = \"disable\"\nendpoint = \"{receiver.Endpoint}\"\n",
            metrics => metrics.AddEventCatalogue(test.Catalogue));
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains(Twice, StringComparison.Ordinal));
        host.Change("metrics:open-telemetry:transport", "http");
        host.Change("metrics:open-telemetry:timeout", "5s");
        Assert.Single(host.Log.Lines, line => line.StartsWith("Warning: " + Twice, StringComparison.Ordinal));
        Record();
        Assert.True(host.Services.GetRequiredService<EventMetrics>().Flush());
        Assert.Contains((await receiver.NextAsync()).Metrics, metric => metric.Name == "auth.success");
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("[logs]\nlevel = \"info\"\n", true)]
    public async Task Events_are_logged_only_when_the_file_has_a_level_and_only_the_pipeline_has_the_catalogue(string toml, bool expected)
    {
        var logged = new LoggedCatalogue();
        await using HostedPipeline host = await HostedPipeline.StartAsync(toml, metrics => metrics.AddEventCatalogue(logged.Catalogue));
        logged.Fail("alice");
        host.Services.GetRequiredService<EventMetrics>().FlushLogs();
        Assert.Equal(expected, host.Log.Lines.Any(line => line.Contains("unknown-user", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Pipeline_is_unchanged_when_the_catalogue_is_added_while_it_is_built()
    {
        await using HostedPipeline host = await HostedPipeline.StartAsync(NoSuccess, _ => { }, builder => builder.Services
            .ConfigureOpenTelemetryMeterProvider((_, metrics) => metrics.AddEventCatalogue(test.Catalogue)));
        Record();
        Assert.Equal("auth.failed auth.success", host.Export(test.Catalogue));
    }

    [Fact]
    public void Pipeline_is_unchanged_when_there_is_no_host()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(TomlText.Flatten(NoSuccess)).Build());
        services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddEventCatalogue(test.Catalogue));
        using ServiceProvider provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });
        provider.GetRequiredService<MeterProvider>();
        Assert.True(test.Catalogue.IsEnabled("auth.success"));
    }

    private void Record()
    {
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 1);
        test.Fail(0, "example.com");
    }
}
