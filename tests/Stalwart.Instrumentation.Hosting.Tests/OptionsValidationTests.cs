using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Hosting.Tests;

/// <summary>The application's validators and listeners.</summary>
public sealed class OptionsValidationTests : IDisposable
{
    private const string Failure = "push at most once per minute";
    private readonly LogLines log = new();
    private readonly TestCatalogue test = new();

    public void Dispose() => log.Dispose();

    [Fact]
    public void Start_fails_with_the_text_of_a_validator_when_it_fails()
    {
        using IHost host = Build("30s");
        OptionsValidationException exception = Assert.Throws<OptionsValidationException>(host.Start);
        Assert.Equal((Failure, typeof(EventMetricsOptions)), (exception.Message, exception.OptionsType));
    }

    [Fact]
    public void Validator_is_not_called_when_the_options_are_already_invalid()
    {
        using IHost host = Build("soon");
        Assert.Throws<EventMetricsConfigurationException>(host.Start);
    }

    [Fact]
    public async Task Reload_is_rejected_once_with_the_text_of_a_validator_when_it_fails()
    {
        using IHost host = Build("2m");
        await host.StartAsync();
        Reload(host, ("open-telemetry:interval", "30s"), ("disabled-events:0", "auth.*"));
        Reload(host);
        Assert.Equal(
            $"Error: Configuration reload rejected; keeping the previous configuration: {Failure}",
            Assert.Single(log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal)));
        Assert.True(test.Catalogue.IsEnabled("auth.failed"));

        Reload(host, ("open-telemetry:interval", "3m"));
        Assert.False(test.Catalogue.IsEnabled("auth.failed"));
        await host.StopAsync();
    }

    [Fact]
    public async Task Reload_is_rejected_when_a_validator_throws()
    {
        using IHost host = Build("2m");
        await host.StartAsync();
        Reload(host, ("open-telemetry:interval", "100h"));
        Assert.EndsWith(
            "keeping the previous configuration: too long",
            Assert.Single(log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal)),
            StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromMinutes(2), Monitor(host).CurrentValue.OpenTelemetry.Interval);
        await host.StopAsync();
    }

    [Fact]
    public async Task Throwing_options_listener_is_logged_and_the_others_are_called()
    {
        using IHost host = Build("2m");
        await host.StartAsync();
        var seen = new List<bool>();
        IOptionsMonitor<EventMetricsOptions> monitor = Monitor(host);
        using IDisposable? first = monitor.OnChange(_ => throw new InvalidOperationException("listener"));
        using IDisposable? second = monitor.OnChange(options => seen.Add(options.ExportZeros));
        Reload(host, ("export-zeros", "true"));
        Assert.True(Assert.Single(seen));
        Assert.True(test.Catalogue.ExportZeros);
        Assert.StartsWith(
            "Error: An options change listener threw an exception",
            Assert.Single(log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal)),
            StringComparison.Ordinal);
        await host.StopAsync();
    }

    private static IOptionsMonitor<EventMetricsOptions> Monitor(IHost host) =>
        host.Services.GetRequiredService<IOptionsMonitor<EventMetricsOptions>>();

    private static void Reload(IHost host, params (string Key, string Value)[] values)
    {
        var root = (IConfigurationRoot)host.Services.GetRequiredService<IConfiguration>();
        foreach ((string key, string value) in values)
        {
            root[$"metrics:{key}"] = value;
        }

        root.Reload();
    }

    private IHost Build(string interval)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Configuration.AddInMemoryCollection();
        builder.Configuration["metrics:open-telemetry:interval"] = interval;
        builder.AddEventMetrics(test.Catalogue);
        builder.Services.AddOptions<EventMetricsOptions>().Validate(
            options => options.OpenTelemetry.Interval < TimeSpan.FromHours(100)
                ? options.OpenTelemetry.Interval >= TimeSpan.FromMinutes(1)
                : throw new InvalidOperationException("too long"),
            Failure);
        return builder.Build();
    }
}
