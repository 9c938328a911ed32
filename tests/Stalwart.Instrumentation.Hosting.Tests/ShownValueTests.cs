using Microsoft.Extensions.Configuration;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Settings;

namespace Stalwart.Instrumentation.Hosting.Tests;

/// <summary>A message about an invalid value shows the value, unless it may be a secret.</summary>
public sealed class ShownValueTests
{
    public static TheoryData<string> Secrets => [.. SettingsTable.Rows.Where(row => row.MayHoldSecret).Select(row => row.Path)];

    [Theory]
    [InlineData("soon", "'soon'")]
    [InlineData("", "''")]
    [InlineData("two\nlines\u001b[31m", "'two\\u000Alines\\u001B[31m'")]
    [InlineData("right\u202Eleft\u2028line", "'right\\u202Eleft\\u2028line'")]
    [InlineData("http://user:hidden@host/?key=hidden", "'http://***@host/?***'")]
    public void Value_is_shown_on_one_line_without_secrets(string value, string shown) => Assert.Equal(shown, ShownValue.Of(value));

    [Fact]
    public void Value_of_more_than_80_characters_is_shortened_between_characters()
    {
        Assert.Equal("'half\\uD83D'", ShownValue.Of("half\uD83D"));
        Assert.Equal($"'{new string('a', 80)}'", ShownValue.Of(new string('a', 80)));
        Assert.Equal($"'{new string('a', 80)}…'", ShownValue.Of(new string('a', 81)));
        Assert.Equal($"'{new string('a', 79)}🔑…'", ShownValue.Of(new string('a', 79) + "🔑🔑"));
    }

    [Theory]
    [InlineData("OPENTELEMETRY__INTERVAL", "0s", "Expected a duration from 1ms to 596h for 'metrics.open-telemetry.interval', found '0s'")]
    [InlineData("OPEN_TELEMETRY__RETRY", "no", "Expected true or false for 'metrics.open-telemetry.retry', found 'no'")]
    [InlineData(
        "PROMETHEUS__LISTEN", "*:70000", "Expected a port from 0 to 65535 for 'metrics.prometheus.listen', found '*:70000'")]
    public void Message_about_an_environment_variable_shows_its_name_its_value_and_the_key(string name, string value, string expected)
    {
        string prefix = "T" + Guid.NewGuid().ToString("N") + "_";
        Environment.SetEnvironmentVariable($"{prefix}METRICS__{name}", value);
        try
        {
            IConfiguration configuration = new ConfigurationBuilder().AddEnvironmentVariables(prefix).Build();
            ConfigurationDiagnostic diagnostic = Assert.Single(
                Assert.Throws<EventMetricsConfigurationException>(() => EventMetricsOptionsReader.Read(configuration)).Diagnostics);
            Assert.Equal(($"environment variable METRICS__{name}", expected), (diagnostic.Source, diagnostic.Message));
        }
        finally
        {
            Environment.SetEnvironmentVariable($"{prefix}METRICS__{name}", null);
        }
    }

    [Theory]
    [MemberData(nameof(Secrets))]
    public void No_message_shows_a_value_at_or_around_a_key_that_may_hold_a_secret(string key)
    {
        string table = key[..key.LastIndexOf('.')];
        string[] files =
        [
            $"metrics.{key} = \"hidden\\nhidden\"",
            $"metrics.{key} = [\"hidden\"]",
            $"metrics.{key} = {{ \"a key\" = \"hidden\" }}",
            $"metrics.{table} = \"hidden\"",
            $"metrics.{table} = [\"hidden\"]",
            "metrics = \"hidden\"",
        ];
        string[] messages = [.. files.SelectMany(Messages)];
        Assert.True(messages.Length >= 4);
        Assert.All(messages, message => Assert.DoesNotContain("hidden", message, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Messages(string toml)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(TomlText.Flatten(toml + "\n")).Build();
        return EventMetricsOptionsReader.Check(configuration, secrets: null).Select(item => item.ToString());
    }
}
