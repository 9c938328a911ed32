using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests;

/// <summary>A file that accidentally loses its content does not change the exports of a running process, and is logged.</summary>
public sealed class FailClosedTests : IAsyncDisposable
{
    private const string Plain = "[metrics]\ndisabled-events = [\"auth.*\"]\n";
    private const string Metrics = "[metrics.open-telemetry]\ntransport = \"http\"\ninterval = \"1h\"\nretry = false\ntimeout = \"1s\"\n";
    private const string Logs = "[logs.open-telemetry]\ntransport = \"http\"\nretry = false\ntimeout = \"1s\"\n";
    private const string Bearer = "bearer = \"hidden\"\n";
    private const string Basic = "username = \"ops\"\nsecret = \"hidden\"\n";
    private const string Authorization = "headers = { authorization = \"hidden\" }\n";
    private const string MetricsAuth = "[metrics.open-telemetry.auth]\n";
    private const string LogsAuth = "[logs.open-telemetry.auth]\n";
    private readonly string folder = Directory.CreateTempSubdirectory("closed").FullName;
    private readonly LogLines log = new();
    private readonly TestCatalogue test = new();
    private IHost? host;
    private IConfigurationRoot? configuration;

    private EventMetricsOptions Options => host!.Services.GetRequiredService<EventMetrics>().Options;

    private string File => Path.Combine(folder, "stalwart.toml");

    private IEnumerable<string> Errors => log.Lines.Where(line => line.StartsWith("Error", StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.StopAsync();
            host.Dispose();
        }

        Directory.Delete(folder, recursive: true);
        log.Dispose();
    }

    [Theory]
    [InlineData(Metrics, "")]
    [InlineData(Metrics, " \n\t\n")]
    [InlineData(Metrics, "# [metrics]\n")]
    [InlineData(Metrics, "[metrics]\n")]
    [InlineData(Metrics, "[mail]\nport = 25\n")]
    [InlineData(Logs, "[mail]\nport = 25\n")]
    [InlineData(Plain, "")]
    [InlineData(Logs, "")]
    [InlineData(Metrics, null)]
    public async Task Reload_is_rejected_when_all_settings_are_removed_from_the_file(string before, string? after)
    {
        await StartAsync(before);
        EventMetricsOptions inForce = Options;
        Change(after);
        Change(after);
        string section = before == Logs ? "logs" : "metrics";
        Assert.Contains(
            $"{File}: EVT2007: Key '{section}' and all other settings of this source were removed; restore them, or restart",
            Assert.Single(Errors),
            StringComparison.Ordinal);
        Assert.Same(inForce, Options);
        Change(before);
        Assert.EndsWith("Configuration is valid again; nothing changed", log.Lines.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reload_is_applied_when_a_file_without_exports_keeps_only_other_sections()
    {
        await StartAsync(Plain + "[mail]\nport = 25\n");
        Change("[mail]\nport = 25\n");
        Assert.Empty(Errors);
        Assert.Empty(Options.DisabledEvents);
    }

    [Theory]
    [InlineData("[metrics]\ndisabled-events = []\n")]
    [InlineData("[metrics.open-telemetry]\n")]
    [InlineData("[logs.limits]\n")]
    public async Task Reload_is_applied_when_the_remaining_settings_are_empty(string after)
    {
        await StartAsync(Plain);
        Change(after);
        Assert.Empty(Errors);
        Assert.Empty(Options.DisabledEvents);
    }

    [Fact]
    public async Task Reload_is_applied_when_a_file_that_never_had_a_setting_is_emptied()
    {
        await StartAsync("[mail]\nport = 25\n[logs]\npath = \"/var/log\"\n", ("metrics:open-telemetry:timeout", "1s"));
        Change("");
        Assert.Empty(Errors);
    }

    [Theory]
    [InlineData(Metrics + MetricsAuth + Bearer, Metrics)]
    [InlineData(Metrics + MetricsAuth + Basic, Metrics)]
    [InlineData(Metrics + MetricsAuth + Basic, Metrics + MetricsAuth)]
    [InlineData(Metrics + Authorization, Metrics)]
    [InlineData(Metrics + MetricsAuth + Bearer, Plain)]
    [InlineData(Logs + LogsAuth + Bearer, Logs)]
    [InlineData(Logs + LogsAuth + Basic, Logs)]
    [InlineData(Logs + LogsAuth + Basic, Plain)]
    public async Task Reload_is_rejected_when_it_would_remove_the_credentials_of_exports(string before, string after)
    {
        await StartAsync(before);
        EventMetricsOptions inForce = Options;
        Change(after);
        string error = Assert.Single(Errors);
        string table = before.Contains("[logs", StringComparison.Ordinal) ? "logs" : "metrics";
        Assert.Contains(
            $"{table}.open-telemetry.auth: EVT2007: Key 'auth' cannot be removed by a reload; restore the credentials, set auth",
            error,
            StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", error, StringComparison.Ordinal);
        Assert.Same(inForce, Options);
    }

    [Theory]
    [InlineData(Metrics + MetricsAuth + Bearer, Metrics + "auth = \"none\"\n")]
    [InlineData(Metrics + Authorization, Metrics + "auth = \"NONE\"\n")]
    [InlineData(Logs + LogsAuth + Basic, Logs + "auth = \"none\"\n")]
    [InlineData(Metrics + MetricsAuth + Bearer, Metrics + MetricsAuth + Basic)]
    [InlineData(Metrics + MetricsAuth + Bearer, "[metrics.open-telemetry]\ntransport = \"disable\"\n")]
    public async Task Reload_is_applied_when_it_disables_or_changes_credentials_explicitly(string before, string after)
    {
        await StartAsync(before);
        EventMetricsOptions inForce = Options;
        Change(after);
        Assert.Empty(Errors);
        Assert.NotSame(inForce, Options);
        Assert.Equal(
            after.Contains(Basic, StringComparison.Ordinal),
            Options.OpenTelemetry.RequestHeaders.Concat(Options.Logs.OpenTelemetry.RequestHeaders).Any());
    }

    [Fact]
    public async Task Reload_removes_the_credentials_of_scrapes_when_auth_is_none()
    {
        await StartAsync("[metrics.prometheus.auth]\n" + Basic);
        Change("[metrics.prometheus]\nauth = \"none\"\n");
        Assert.Empty(Errors);
        Assert.Null(Options.Prometheus.Auth);
        Assert.EndsWith(
            "Configuration reloaded: prometheus.auth.username ops -> nothing; prometheus.auth.secret removed",
            log.Lines.Last(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("metrics.prometheus", MetricsAuth)]
    [InlineData("metrics.open-telemetry", Metrics)]
    [InlineData("logs.open-telemetry", Logs)]
    public async Task Start_uses_no_credentials_when_auth_is_none(string table, string other)
    {
        await StartAsync(
            other == MetricsAuth ? $"[{table}]\nauth = \"none\"\n" : other + "auth = \"none\"\n",
            configure: options =>
            {
                options.Prometheus.Auth = new Credentials("code", "code");
                options.OpenTelemetry.BearerToken = "code";
                options.Logs.OpenTelemetry.Headers = [new("authorization", "code")];
            });
        Assert.Equal(
            (table != "metrics.prometheus", table != "metrics.open-telemetry", table != "logs.open-telemetry"),
            (Options.Prometheus.Auth is not null,
                Options.OpenTelemetry.RequestHeaders.Any(),
                Options.Logs.OpenTelemetry.RequestHeaders.Any()));
    }

    [Theory]
    [InlineData("", "secret-file", "found one that does not exist")]
    [InlineData("", "bearer-file", "found one that does not exist")]
    [InlineData("\n", "secret-file", "found an empty or multiline one")]
    [InlineData("\n", "bearer-file", "found an empty or multiline one")]
    public async Task Reload_keeps_the_secret_when_its_file_is_missing_or_empty(string content, string key, string problem)
    {
        string secret = Path.Combine(folder, "secret");
        await System.IO.File.WriteAllTextAsync(secret, "hidden\n");
        await StartAsync(Metrics + MetricsAuth + $"{key} = \"{secret}\"\n" + (key == "secret-file" ? "username = \"ops\"\n" : ""));
        string[] before = [.. Options.OpenTelemetry.RequestHeaders.Select(header => header.Value)];
        if (content.Length == 0)
        {
            System.IO.File.Delete(secret);
        }
        else
        {
            await System.IO.File.WriteAllTextAsync(secret, content);
        }

        configuration!.Reload();
        Assert.Contains(problem, Assert.Single(Errors), StringComparison.Ordinal);
        Assert.Equal(before, Options.OpenTelemetry.RequestHeaders.Select(header => header.Value));
    }

    [Theory]
    [InlineData("disabled-events = 5", "an integer")]
    [InlineData("disabled-events = true", "true or false")]
    [InlineData("disabled-events = [1]", "an array with an integer")]
    [InlineData("disabled-events = [[\"auth.*\"]]", "an array with an array")]
    [InlineData("disabled-events = { a = 1 }", "a table")]
    public async Task List_of_the_wrong_type_is_an_error_at_the_start_and_keeps_the_last_list_on_reload(
        string line, string found)
    {
        string problem =
            $"EVT2002: Expected an array of names, such as [\"auth.*\", \"smtp.error\"], for 'metrics.disabled-events', found {found}";
        await StartAsync(Plain);
        Change($"[metrics]\nexport-zeros = true\n{line}\n");
        Assert.Contains($"{File}(3,", Assert.Single(Errors), StringComparison.Ordinal);
        Assert.Contains(problem, Assert.Single(Errors), StringComparison.Ordinal);
        Assert.Equal(["auth.*"], Options.DisabledEvents);
        Assert.False(Options.ExportZeros);
        Assert.False(test.Catalogue.IsEnabled("auth.failed"));

        await host!.StopAsync();
        host.Dispose();
        host = null;
        Exception failure = await Assert.ThrowsAnyAsync<Exception>(() => StartAsync($"[metrics]\nexport-zeros = true\n{line}\n"));
        Assert.Contains($"{File}(3,", failure.Message, StringComparison.Ordinal);
        Assert.Contains(problem, failure.Message, StringComparison.Ordinal);
    }

    private Task StartAsync(string toml, params (string Key, string Value)[] others) => StartAsync(toml, _ => { }, others);

    private async Task StartAsync(string toml, Action<EventMetricsOptions> configure, params (string Key, string Value)[] others)
    {
        await System.IO.File.WriteAllTextAsync(File, toml);
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Configuration.AddTomlFile(File, optional: true);
        builder.Configuration.AddInMemoryCollection(others.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)));
        builder.AddEventMetrics(configure, test.Catalogue);
        configuration = builder.Configuration;
        IHost built = builder.Build();
        try
        {
            await built.StartAsync();
            host = built;
        }
        finally
        {
            if (host != built)
            {
                built.Dispose();
            }
        }
    }

    /// <summary>Replaces the file; removes it when there is no text.</summary>
    private void Change(string? toml)
    {
        if (toml is null)
        {
            System.IO.File.Delete(File);
        }
        else
        {
            System.IO.File.WriteAllText(File, toml);
        }

        configuration!.Reload();
    }
}
