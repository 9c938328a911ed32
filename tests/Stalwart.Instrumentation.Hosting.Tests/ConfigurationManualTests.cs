using System.Text;
using Microsoft.Extensions.Configuration;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Hosting.Settings;

namespace Stalwart.Instrumentation.Hosting.Tests;

/// <summary>The table of keys in docs/configuration.md has the keys of the code: default, limits, and when a change takes effect.</summary>
public sealed class ConfigurationManualTests
{
    private static readonly string Manual = Repository.Read("docs/configuration.md");

    [Fact]
    public void Table_of_keys_has_each_key_with_its_default_and_limits()
    {
        string[] expected = [.. SettingsTable.Rows.Select(Row)];
        string[] rows = [.. Manual.Split('\n').Where(IsRow)];
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            string page = Manual.Replace(string.Join('\n', rows), string.Join('\n', expected), StringComparison.Ordinal);
            File.WriteAllText(Repository.PathOf("docs/configuration.md"), page);
        }

        Assert.Equal(expected, rows);
    }

    [Fact]
    public void Its_defaults_are_those_in_force()
    {
        EventMetricsOptions without = EventMetricsOptionsReader.Read(new ConfigurationBuilder().Build());
        Dictionary<string, string?> defaults = SettingsTable.Rows.Where(row => row.Default is not null)
            .ToDictionary(row => row.Path.Replace('.', ':'), row => row.Default);
        EventMetricsOptions with = EventMetricsOptionsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(defaults).Build());
        Assert.All(
            OptionsListing.Of(without).Zip(OptionsListing.Of(with)),
            pair => Assert.True(pair.First.IsSameAs(pair.Second), pair.First.Key));
        Assert.Empty(OptionsChange.Between(without, with).Applied);
    }

    [Fact]
    public void Levels_limits_and_words_of_logs_fit_variables_and_the_command_line()
    {
        EventLogOptions logs = Read(
            """
            [logs]
            level = "warn"
            [logs.levels]
            "*" = "debug"
            "auth.failed" = "warn"
            "auth.too-many" = "off"
            """,
            ("LOGS__LEVEL", "Info"),
            ("LOGS__LEVELS__auth.failed", "error"),
            ("LOGS__LEVELS__SMTP__ERROR", "off"),
            ("logs__limits__smtp.*", "100/s"),
            ("LOGS__REVEAL", "personal, secret"),
            ("LOGS__DISABLEDEVENTS", "dane.*")).Logs;
        Assert.Equal(EventLogLevel.Info, logs.Level);
        Assert.Equal(
            [
                new("*", EventLogLevel.Debug),
                new("auth.failed", EventLogLevel.Error),
                new("auth.too-many", EventLogLevel.Off),
                new("smtp.error", EventLogLevel.Off),
            ],
            logs.Levels);
        Assert.Equal([new("smtp.*", new EventLogLimit(100, TimeSpan.FromSeconds(1)))], logs.Limits);
        Assert.Equal(["personal", "secret"], logs.Reveal);
        Assert.Equal(["dane.*"], logs.DisabledEvents);

        IConfigurationRoot line = new ConfigurationBuilder()
            .AddCommandLine(["--logs:level=off", "--logs:limits:auth.*=5/min", "--logs:levels:auth.failed=info"])
            .Build();
        EventLogOptions wanted = EventMetricsOptionsReader.Read(line).Logs;
        Assert.Equal(EventLogLevel.Off, wanted.Level);
        Assert.Equal([new("auth.*", new EventLogLimit(5, TimeSpan.FromMinutes(1)))], wanted.Limits);
        Assert.Equal([new("auth.failed", EventLogLevel.Info)], wanted.Levels);
    }

    [Fact]
    public void Lines_of_a_table_are_in_the_order_of_the_file_and_dashes_count_in_names()
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(
                file,
                """
                [logs.levels]
                "b.*" = "off"
                "a.b-c" = "info"
                a.bc = "warn"
                "*" = "error"
                "A.b_c" = "trace"
                """);
            IConfigurationRoot configuration = new ConfigurationBuilder().AddTomlFile(file)
                .AddCommandLine(["--logs:levels:a.z=off", "--logs:levels:b.*=info"])
                .Build();
            Assert.Equal(
                ["[b.*, Info]", "[a.b-c, Info]", "[a.bc, Warn]", "[*, Error]", "[A.b_c, Trace]", "[a.z, Off]"],
                EventMetricsOptionsReader.Read(configuration).Logs.Levels.Select(item => $"{item}"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Json_of_the_manual_sets_the_options_that_it_names()
    {
        int start = Manual.IndexOf("```json\n", StringComparison.Ordinal) + "```json\n".Length;
        using var json = new MemoryStream(Encoding.UTF8.GetBytes(Manual[start..Manual.IndexOf("```", start, StringComparison.Ordinal)]));
        Environment.SetEnvironmentVariable("SCRAPE_SECRET", "open sesame");
        EventMetricsOptions options = EventMetricsOptionsReader.Read(new ConfigurationBuilder().AddJsonStream(json).Build());
        Assert.Equal(["auth.error", "dane.*"], options.DisabledEvents);
        Assert.True(options.Prometheus.Enable);
        Assert.Equal(("prometheus", "open sesame"), (options.Prometheus.Auth?.Username, options.Prometheus.Auth?.Secret));
        Assert.Equal(OtlpTransport.Grpc, options.OpenTelemetry.Transport);
        Assert.Equal(new Uri("http://collector:4317"), options.OpenTelemetry.Endpoint);
        Assert.Equal(TimeSpan.FromSeconds(30), options.OpenTelemetry.Interval);
        Assert.Equal(EventLogLevel.Warn, options.Logs.Level);
        Assert.Equal([new("auth.failed", EventLogLevel.Error)], options.Logs.Levels);
        Assert.Equal([new("smtp.*", new EventLogLimit(100, TimeSpan.FromSeconds(1)))], options.Logs.Limits);
    }

    [Fact]
    public void A_variable_or_option_that_is_named_logs_is_left_to_the_application() =>
        Assert.Null(Read("[logs]\n", ("LOGS", "/var/log/mail")).Logs.Level);

    [Theory]
    [InlineData("METRICS__OPENTELEMETRY__ENDPOINT")]
    [InlineData("METRICS__OPEN_TELEMETRY__ENDPOINT")]
    [InlineData("metrics__open-telemetry__endpoint")]
    public void A_variable_overrides_the_file_in_every_spelling_of_the_manual(string variable)
    {
        EventMetricsOptions options = Read("[metrics.open-telemetry]\nendpoint = \"http://file:1\"\n", (variable, "http://variable:2"));
        Assert.Equal("http://variable:2", options.OpenTelemetry.Endpoint.OriginalString);
    }

    [Fact]
    public void Lists_headers_and_attributes_fit_variables()
    {
        EventMetricsOptions options = Read(
            "[metrics]\ndisabled-events = [\"a\", \"b\", \"c\"]\n[metrics.resource]\nservice.namespace = \"mail\"\n\"host.id\" = \"7\"\n",
            ("METRICS__DISABLEDEVENTS", "auth.error,dane.*"),
            ("METRICS__OPENTELEMETRY__HEADERS", "x-tenant: mail"),
            ("METRICS__RESOURCE__DEPLOYMENT__ENVIRONMENT__NAME", "production"));
        Assert.Equal(["auth.error", "dane.*"], options.DisabledEvents);
        Assert.Equal([KeyValuePair.Create("x-tenant", "mail")], options.OpenTelemetry.Headers);
        Assert.Equal(
            ["deployment.environment.name=production", "host.id=7", "service.namespace=mail"],
            options.Resource.Select(pair => $"{pair.Key}={pair.Value}"));
    }

    [Fact]
    public void The_command_line_overrides_both()
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "[metrics.open-telemetry]\ninterval = \"2m\"\n");
            IConfigurationRoot configuration = new ConfigurationBuilder().AddTomlFile(file)
                .AddCommandLine(["--metrics:open-telemetry:interval=5s"])
                .Build();
            Assert.Equal(TimeSpan.FromSeconds(5), EventMetricsOptionsReader.Read(configuration).OpenTelemetry.Interval);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static EventMetricsOptions Read(string toml, params (string Name, string Value)[] variables)
    {
        // Variables as the host's provider hands them over: __ is the separator of sections.
        IEnumerable<KeyValuePair<string, string?>> environment = variables.Select(
            variable => KeyValuePair.Create(variable.Name.Replace("__", ":", StringComparison.Ordinal), (string?)variable.Value));
        return EventMetricsOptionsReader.Read(
            new ConfigurationBuilder().AddInMemoryCollection(TomlText.Flatten(toml)).AddInMemoryCollection(environment).Build());
    }

    private static bool IsRow(string line) =>
        SettingsTable.Sections.Any(section => line.StartsWith($"| `{section}.", StringComparison.Ordinal));

    private static string Cell(string text) => text.Length == 0 ? " " : $" {text} ";

    private static string Row(Setting row)
    {
        string standard = row.Default is string text ? $"`{text}`" : "none";
        string change = row.NeedsRestart ? "start" : "live";
        return $"| `{row.Path}` | {standard} |{Cell(row.Limits)}| {change} | {row.Documentation} |";
    }
}
