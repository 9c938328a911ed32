using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Hosting.Tests;

/// <summary>Options that code sets, below the configuration or after it.</summary>
public sealed class OptionsInCodeTests
{
    private const string Otlp = "'metrics.open-telemetry";
    private static readonly TimeSpan FromCode = TimeSpan.FromSeconds(7);

    [Fact]
    public async Task Options_from_code_apply_when_the_configuration_has_none()
    {
        var test = new TestCatalogue();
        using IHost host = Build(test, options =>
        {
            options.DisabledEvents = ["auth.*"];
            options.OpenTelemetry.Interval = FromCode;
        });
        await host.StartAsync();
        Assert.False(test.Catalogue.IsEnabled("auth.failed"));
        Assert.Equal(FromCode, Monitor(host).CurrentValue.OpenTelemetry.Interval);
        Assert.Same(Monitor(host).CurrentValue, host.Services.GetRequiredService<IOptions<EventMetricsOptions>>().Value);
        await host.StopAsync();
    }

    [Fact]
    public void Configuration_takes_precedence_over_code_key_by_key()
    {
        using IHost host = Build(
            new TestCatalogue(),
            options => options.OpenTelemetry = new OtlpOptions { Interval = FromCode, Timeout = FromCode },
            builder => builder.Configuration["metrics:open-telemetry:interval"] = "3s");
        OtlpOptions options = Monitor(host).CurrentValue.OpenTelemetry;
        Assert.Equal((TimeSpan.FromSeconds(3), FromCode), (options.Interval, options.Timeout));
    }

    [Fact]
    public void PostConfigure_takes_precedence_over_the_configuration()
    {
        using IHost host = Build(new TestCatalogue(), options => options.OpenTelemetry.Interval = FromCode, builder =>
        {
            builder.Configuration["metrics:open-telemetry:interval"] = "3s";
            builder.Services.PostConfigure<EventMetricsOptions>(options => options.OpenTelemetry.Interval = TimeSpan.FromSeconds(1));
        });
        Assert.Equal(TimeSpan.FromSeconds(1), Monitor(host).CurrentValue.OpenTelemetry.Interval);
    }

    [Fact]
    public async Task OnChange_is_raised_for_an_applied_reload_and_not_for_a_rejected_one()
    {
        using IHost host = Build(new TestCatalogue(), options => options.OpenTelemetry.Interval = FromCode);
        await host.StartAsync();
        var seen = new List<EventMetricsOptions>();
        IDisposable? subscription = Monitor(host).OnChange((options, _) => seen.Add(options));
        var root = (IConfigurationRoot)host.Services.GetRequiredService<IConfiguration>();

        root["metrics:export-zeros"] = "perhaps";
        root.Reload();
        Assert.Empty(seen);
        Assert.False(Monitor(host).CurrentValue.ExportZeros);

        root["metrics:export-zeros"] = "true";
        root.Reload();
        EventMetricsOptions changed = Assert.Single(seen);
        Assert.Same(changed, Monitor(host).CurrentValue);
        Assert.True(changed.ExportZeros);
        Assert.Equal(FromCode, changed.OpenTelemetry.Interval);

        subscription?.Dispose();
        root["metrics:export-zeros"] = "false";
        root.Reload();
        Assert.Single(seen);
        await host.StopAsync();
    }

    public static TheoryData<Action<EventMetricsOptions>, string> Invalid => new()
    {
        {
            options => options.OpenTelemetry.Interval = TimeSpan.Zero,
            "Expected a duration from 1ms to 596h for 'metrics.open-telemetry.interval', found '0ms'"
        },
        {
            options => options.OpenTelemetry.Timeout = TimeSpan.FromHours(597),
            "Expected a duration from 1ms to 596h for 'metrics.open-telemetry.timeout', found '597h'"
        },
        {
            options => options.OpenTelemetry.Endpoint = new Uri("/v1?hidden", UriKind.Relative),
            $"Expected http:// or https://, the host and the port, such as \"http://localhost:4317\", for {Otlp}.endpoint', found '/v1?***'"
        },
        {
            options => options.OpenTelemetry.Transport = (OtlpTransport)9,
            $"Expected one of \"grpc\", \"http\", \"disable\" for {Otlp}.transport', found '9'"
        },
        { options => options.OpenTelemetry.Headers = [new("no token", "hidden")], "Expected headers, such as " },
        { options => options.OpenTelemetry = null!, "Expected options for 'metrics.open-telemetry', found null" },
        {
            options => options.Prometheus.Path = "metrics",
            "Expected a path that begins with /, such as \"/metrics/prometheus\", for 'metrics.prometheus.path', found 'metrics'"
        },
        { options => options.Prometheus.Listen = null!, "Expected an address and port, such as " },
        { options => options.Prometheus.Auth = new Credentials("a:b", "hidden"), "Expected a username without ':' for 'metrics" },
        { options => options.DisabledEvents = [null!], "Expected an array of names, such as " },
        { options => options.Logs = null!, "Expected options for 'logs', found null" },
        {
            options => options.Logs.Level = (EventLogLevel)9,
            "Expected one of \"trace\", \"debug\", \"info\", \"warn\", \"error\", \"off\" for 'logs.level', found '9'"
        },
        { options => options.Logs.DisabledEvents = [null!], "Expected an array of names, such as " },
        { options => options.Logs.Levels = null!, "Expected a table with names or patterns of events for 'logs.levels', found null" },
        {
            options => options.Logs.Levels = [new("a.b", (EventLogLevel)(-1))],
            "Expected one of \"trace\", \"debug\", \"info\", \"warn\", \"error\", \"off\" for 'logs.levels.a.b', found '-1'"
        },
        {
            options => options.Logs.Limits = [new("*", new(0, TimeSpan.FromSeconds(1)))],
            "Expected a count from 1 to 1000000 per s, min or h for 'logs.limits.*', found '0/s'"
        },
        {
            options => options.Logs.Limits = [new("*", new(1, TimeSpan.FromSeconds(2)))],
            "Expected a count per s, min or h, such as \"100/s\" or \"5/min\", for 'logs.limits.*', found '1/00:00:02'"
        },
        {
            options => options.Logs.Reveal = [""],
            "Expected an array of sensitivities, such as [\"personal\"], for 'logs.reveal', found ''"
        },
        { options => options.Resource = [new("a", "")], "Expected attributes with a name and a value for 'metrics.resource', found " },
    };

    [Theory]
    [MemberData(nameof(Invalid), DisableDiscoveryEnumeration = true)]
    public void Start_reports_code_as_the_origin_of_an_invalid_value(Action<EventMetricsOptions> configure, string expected)
    {
        using IHost host = Build(new TestCatalogue(), configure);
        var exception = Assert.Throws<EventMetricsConfigurationException>(host.Start);
        ConfigurationDiagnostic diagnostic = Assert.Single(exception.Diagnostics);
        Assert.StartsWith("code: EVT2002: " + expected, diagnostic.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", exception.Message, StringComparison.Ordinal);
    }

    private static IHost Build(TestCatalogue test, Action<EventMetricsOptions> configure, Action<HostApplicationBuilder>? more = null)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection();
        builder.AddEventMetrics(configure, test.Catalogue);
        more?.Invoke(builder);
        return builder.Build();
    }

    private static IOptionsMonitor<EventMetricsOptions> Monitor(IHost host) =>
        host.Services.GetRequiredService<IOptionsMonitor<EventMetricsOptions>>();
}
