using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Hosting.Configuration;

namespace Stalwart.Instrumentation.Hosting.Tests;

/// <summary>A configuration that requires an exporter; none is installed here.</summary>
public sealed class MissingExporterTests : IDisposable
{
    private const string Prometheus =
        "needs the Prometheus exporter, which is not installed; add the package Stalwart.Instrumentation.Prometheus or "
        + "Stalwart.Instrumentation.AspNetCore";

    private const string OpenTelemetry =
        "needs the OpenTelemetry exporter, which is not installed; add the package Stalwart.Instrumentation.OpenTelemetry or "
        + "Stalwart.Instrumentation.AspNetCore";

    private readonly string folder = Directory.CreateTempSubdirectory("exporters").FullName;

    private string File => Path.Combine(folder, "metrics.toml");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("[metrics.prometheus]\nenable = true\n", "(2,10): EVT2007: Key 'enable' " + Prometheus)]
    [InlineData("[metrics.open-telemetry]\ntransport = \"grpc\"\n", "(2,13): EVT2007: Key 'transport' " + OpenTelemetry)]
    [InlineData("[logs.open-telemetry]\ntransport = \"http\"\n", "(2,13): EVT2007: Key 'transport' " + OpenTelemetry)]
    public void Start_names_file_line_key_and_package_of_an_exporter_that_is_not_installed(string toml, string expected)
    {
        System.IO.File.WriteAllText(File, toml);
        var exception = Assert.Throws<EventMetricsConfigurationException>(
            () => EventMetricsHost.Start(File, new LogLines(), new TestCatalogue().Catalogue));
        Assert.Equal($"The metrics configuration is invalid:\n  {File}{expected}", exception.Message);
    }

    [Fact]
    public void Host_starts_when_no_exporter_is_installed_or_enabled()
    {
        System.IO.File.WriteAllText(File, "[metrics]\ndisabled-events = [\"auth.*\"]\n[metrics.prometheus]\npath = \"/m\"\n");
        var test = new TestCatalogue();
        using EventMetricsHost host = EventMetricsHost.Start(File, new LogLines(), test.Catalogue);
        Assert.False(test.Catalogue.IsEnabled("auth.failed"));
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4317", "Stalwart.Instrumentation.OpenTelemetry")]
    [InlineData("OTEL_LOGS_EXPORTER", "otlp", "Stalwart.Instrumentation.OpenTelemetry")]
    [InlineData("OTEL_METRICS_EXPORTER", "prometheus", "Stalwart.Instrumentation.Prometheus")]
    public async Task Host_starts_and_logs_the_package_when_a_variable_enables_an_exporter_that_is_not_installed(
        string variable, string value, string package)
    {
        var log = new LogLines();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>(variable, value)]);
        builder.AddEventMetrics(new TestCatalogue().Catalogue);
        using IHost host = builder.Build();
        await host.StartAsync();
        Assert.Contains(
            $"Information: Environment variable {variable} cannot enable an exporter because package {package} is not installed",
            log.Lines);
        await host.StopAsync();
    }

    [Fact]
    public async Task Reload_is_rejected_when_it_enables_an_exporter_that_is_not_installed()
    {
        var test = new TestCatalogue();
        var log = new LogLines();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Configuration.AddInMemoryCollection();
        builder.AddEventMetrics(test.Catalogue);
        using IHost host = builder.Build();
        await host.StartAsync();
        var root = (IConfigurationRoot)builder.Configuration;
        root["metrics:open-telemetry:transport"] = "http";
        root["metrics:disabled-events:0"] = "auth.*";
        root.Reload();
        string line = Assert.Single(log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
        Assert.EndsWith($"metrics.open-telemetry.transport: EVT2007: Key 'transport' {OpenTelemetry}", line, StringComparison.Ordinal);
        Assert.True(test.Catalogue.IsEnabled("auth.failed"));
        await host.StopAsync();
    }
}
