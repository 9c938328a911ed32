using Microsoft.Extensions.Configuration;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Hosting.Settings;

namespace Stalwart.Instrumentation.Hosting.Tests;

/// <summary>Placeholders in the values of a file: <c>%{env:NAME}%</c> and <c>%{file:PATH}%</c>.</summary>
public sealed class PlaceholderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("placeholders").FullName;

    private string Config => Path.Combine(folder, "metrics.toml");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Placeholders_are_replaced_anywhere_within_a_string()
    {
        IReadOnlyList<SettingDiagnostic> found = Check(
            """
            [metrics]
            disabled-events = ["%{env:FAMILY}%.*", "smtp.error"]
            [metrics.resource]
            "service.namespace" = "%{env:FAMILY}%-%{file:/run/zone}%!"
            [metrics.prometheus.auth]
            username = "%{env:FAMILY}%"
            secret = "%{file:/run/secret}%"
            [metrics.open-telemetry]
            interval = "%{env:SECONDS}%s"
            headers = { x-tenant = "%{env:FAMILY}%" }
            """,
            out EventMetricsOptions options);
        Assert.Empty(found);
        Assert.Equal(["auth.*", "smtp.error"], options.DisabledEvents);
        Assert.Equal("auth-/run/zone!", Assert.Single(options.Resource).Value);
        Assert.Equal(new Credentials("auth", "/run/secret"), options.Prometheus.Auth);
        Assert.Equal(TimeSpan.FromSeconds(7), options.OpenTelemetry.Interval);
        Assert.Equal(KeyValuePair.Create("x-tenant", "auth"), Assert.Single(options.OpenTelemetry.Headers));
    }

    [Theory]
    [InlineData("path = \"/%{env:NONE}%\"", 10, "Expected a variable that is set for 'metrics.prometheus.path', found one that is unset")]
    [InlineData("path = '%{env:FAMILY}%%{file:none}%'", 23, "Expected a file that this process can read for 'metrics.prometheus.path'")]
    [InlineData("path = \"\\u002F%{env:NONE}%\"", 15, "Expected a variable that is set for 'metrics.prometheus.path'")]
    [InlineData("path = \"%\\u007Benv:NONE}%\"", 8, "Expected a variable that is set for 'metrics.prometheus.path'")]
    [InlineData("enable = \"%{env:FAMILY}%\"", 10, "found the value of '%{env:FAMILY}%'")]
    [InlineData("auth.secret = \"%{env:NONE}%\"", 16, "Expected a variable that is set for 'metrics.prometheus.auth.secret', found one")]
    public void Error_shows_the_position_of_the_placeholder_and_not_its_value(string line, int column, string expected)
    {
        SettingDiagnostic found = Check($"[metrics.prometheus]\n{line}", out _)
            .First(found => found.Message.Contains(expected, StringComparison.Ordinal));
        Assert.Equal((1, column - 1), (found.Origin!.Span!.Value.StartLine, found.Origin.Span.Value.StartColumn));
        Assert.Equal("EVT2002", found.Rule.Id);
        Assert.DoesNotContain("auth'", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bearer = \"%{file:none}%\"", "EVT2002")]
    [InlineData("bearer = \"%{env:NONE}%\"", "EVT2002")]
    [InlineData("bearer = \"%{vault:NONE}%\"", "EVT2011")]
    public void Error_in_the_placeholder_of_a_credential_is_reported_once(string line, string rule) =>
        Assert.Equal(rule, Assert.Single(Check($"[metrics.open-telemetry.auth]\n{line}", out _)).Rule.Id);

    [Theory]
    [InlineData("%{env:NAME}")]
    [InlineData("%{env:}%")]
    [InlineData("%{NAME}%")]
    [InlineData("%{vault:NAME}%")]
    [InlineData("a%{")]
    public void Malformed_placeholder_is_an_error_at_build_and_in_the_process(string value)
    {
        string toml = $"[metrics.prometheus]\npath = \"{value}\"";
        IReadOnlyList<SettingDiagnostic> atBuild = SettingsFile.Read("f", toml).Check(SettingNode.Root());
        foreach (IReadOnlyList<SettingDiagnostic> found in new[] { Check(toml, out _), atBuild })
        {
            SettingDiagnostic diagnostic = Assert.Single(found);
            Assert.Equal("EVT2011", diagnostic.Rule.Id);
            Assert.Equal(
                "Invalid placeholder in 'metrics.prometheus.path'; expected %{env:NAME}% or %{file:PATH}%", diagnostic.Message);
        }
    }

    [Fact]
    public void Value_with_a_placeholder_is_unknown_at_build() => Assert.Empty(SettingsFile.Read(
        "f",
        """
        [metrics]
        disabled-events = "%{env:X}%"
        enabled-events = ["%{env:X}%"]
        meters = ["%{env:X}%"]
        export-zeros = "%{env:X}%"
        resource."service.name" = "%{env:X}%"
        [metrics.prometheus]
        enable = "%{env:X}%"
        path = "%{env:X}%"
        listen = "%{env:X}%"
        auth.username = "%{env:X}%"
        auth.secret = "%{env:X}%"
        [metrics.open-telemetry]
        transport = "%{env:X}%"
        endpoint = "%{env:X}%"
        interval = "%{env:X}%"
        headers = ["%{env:X}%", "x-key: %{env:X}%"]
        [logs]
        level = "%{env:X}%"
        levels."auth.*" = "%{env:X}%"
        limits."auth.*" = "%{env:X}%"
        reveal = ["%{env:X}%"]
        """).Check(SettingNode.Root()));

    [Fact]
    public void Value_from_another_source_is_used_verbatim_and_replaces_that_of_the_file()
    {
        File.WriteAllText(Config, """
            [metrics]
            disabled-events = ["%{env:STALWART_TESTS_NONE}%"]
            [metrics.resource]
            zone = "%{env:STALWART_TESTS_NONE}%"
            """);
        EventMetricsOptions options = EventMetricsOptionsReader.Read(new ConfigurationBuilder()
            .AddTomlFile(Config)
            .AddInMemoryCollection([new("metrics:disabled-events", "auth.*"), new("metrics:resource:zone", "%{env:X}%")])
            .Build());
        Assert.Equal(["auth.*"], options.DisabledEvents);
        Assert.Equal("%{env:X}%", Assert.Single(options.Resource).Value);
    }

    [Fact]
    public void File_of_a_placeholder_is_watched_and_its_final_line_break_is_removed()
    {
        string secret = Path.Combine(folder, "zone");
        File.WriteAllText(secret, "berlin\r\n");
        File.WriteAllText(Config, $"[metrics.resource]\nzone = '%{{file:{secret}}}%'");
        (EventMetricsOptions options, SettingProblems problems) =
            EventMetricsOptionsReader.Examine(new ConfigurationBuilder().AddTomlFile(Config).Build());
        problems.ThrowIfAny();
        Assert.Equal("berlin", Assert.Single(options.Resource).Value);
        Assert.Equal([secret], problems.Files);
    }

    [Fact]
    public void File_of_a_placeholder_that_is_a_directory_is_an_error()
    {
        File.WriteAllText(Config, $"[metrics.resource]\nzone = '%{{file:{folder}}}%'");
        var exception = Assert.Throws<EventMetricsConfigurationException>(
            () => EventMetricsOptionsReader.Read(new ConfigurationBuilder().AddTomlFile(Config).Build()));
        Assert.Contains(
            $"{Config}(2,9): EVT2002: Expected a file that this process can read for 'metrics.resource.zone'",
            exception.Message,
            StringComparison.Ordinal);
    }

    private static IReadOnlyList<SettingDiagnostic> Check(string toml, out EventMetricsOptions options)
    {
        var root = SettingNode.Root();
        SettingsFile.Read("metrics.toml", toml).AddTo(root);
        options = new EventMetricsOptions();
        return SettingsCheck.Run(root, options, Look);
    }

    private static string? Look(bool isFile, string name, out string? problem)
    {
        string? value = name switch
        {
            "FAMILY" => "auth",
            "SECONDS" => "7",
            _ when isFile && name != "none" => name,
            _ => null,
        };
        problem = value is null ? "one that is unset or empty" : null;
        return value;
    }
}
