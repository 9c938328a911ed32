using Microsoft.Extensions.Configuration;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Hosting.Settings;

namespace Stalwart.Instrumentation.Hosting.Tests;

/// <summary>Credentials from code, the configuration, or both.</summary>
public sealed class CredentialsTests
{
    private const string Scrape = "[metrics.prometheus.auth]\n";
    private const string Export = "[metrics.open-telemetry.auth]\n";

    [Theory]
    [InlineData("username = \"file\"\n", "file", "code")]
    [InlineData("secret = \"file\"\n", "code", "file")]
    [InlineData("", "code", "code")]
    public void Credentials_from_code_and_configuration_combine_and_the_configuration_takes_precedence(
        string toml, string username, string secret)
    {
        var code = new Credentials("code", "code");
        EventMetricsOptions options = Read(Scrape + toml + Export + toml, options =>
        {
            options.Prometheus.Auth = code;
            options.OpenTelemetry.Auth = code;
        });
        Assert.Equal(new Credentials(username, secret), options.Prometheus.Auth);
        Assert.Equal(new Credentials(username, secret), options.OpenTelemetry.Auth);
        Assert.Equal(new Credentials("code", "code"), code);
    }

    [Fact]
    public void Username_or_secret_from_code_is_valid_when_the_configuration_has_the_other()
    {
        EventMetricsOptions options = Read(Scrape + "secret = \"s\"\n" + Export + "username = \"u\"\n", options =>
        {
            options.Prometheus.Auth = new() { Username = "u" };
            options.OpenTelemetry.Auth = new() { Secret = "s" };
        });
        Assert.Equal(new Credentials("u", "s"), options.Prometheus.Auth);
        Assert.Equal(["authorization: Basic dTpz"], Headers(options));
    }

    [Theory]
    [InlineData(Export + "bearer = \"file\"\n", "x-tenant: mail", "authorization: Bearer file")]
    [InlineData(Export + "username = \"u\"\nsecret = \"s\"\n", "x-tenant: mail", "authorization: Basic dTpz")]
    [InlineData("[metrics.open-telemetry]\nheaders = { Authorization = \"file\" }\n", "Authorization: file")]
    public void Configured_credentials_replace_each_form_of_credentials_that_code_sets(string toml, params string[] expected)
    {
        Action<OtlpOptions>[] forms =
        [
            options => options.Auth = new Credentials("code", "code"),
            options => options.BearerToken = "code",
            options => options.Headers = [new("Authorization", "code"), new("x-tenant", "mail")],
        ];
        Assert.All(forms, form => Assert.Equal(expected, Headers(Read(toml, options =>
        {
            options.OpenTelemetry.Headers = [new("x-tenant", "mail")];
            form(options.OpenTelemetry);
        }))));
    }

    public static TheoryData<Action<EventMetricsOptions>, string> Invalid => new()
    {
        { options => options.Prometheus.Auth = new() { Username = "u" }, "EVT2007: Key 'secret' is missing beside 'username'" },
        { options => options.OpenTelemetry.Auth = new() { Secret = "hidden" }, "EVT2007: Key 'username' is missing beside a secret" },
        { options => options.Prometheus.Auth = new(), "EVT2007: Key 'username' is missing beside a secret" },
        { options => options.OpenTelemetry.Auth = new("a:b", "hidden"), "EVT2002: Expected a username without ':'" },
        { options => options.OpenTelemetry.Auth = new("a", "hidden\nhidden"), "EVT2002: Expected a secret on one line" },
        { options => options.OpenTelemetry.BearerToken = " ", "EVT2002: Expected a secret on one line" },
        {
            options => (options.OpenTelemetry.Auth, options.OpenTelemetry.BearerToken) = (new("a", "hidden"), "hidden"),
            "EVT2007: Key 'bearer' conflicts with username and secret"
        },
        {
            options => (options.OpenTelemetry.BearerToken, options.OpenTelemetry.Headers) = ("hidden", [new("authorization", "hidden")]),
            "EVT2007: Key 'auth' conflicts with the header 'authorization'"
        },
    };

    [Theory]
    [MemberData(nameof(Invalid), DisableDiscoveryEnumeration = true)]
    public void Invalid_credentials_from_code_are_one_error_without_the_secret(Action<EventMetricsOptions> configure, string expected)
    {
        string message = Assert.Single(Examine("", configure).Problems.Errors.Select(error => $"{error.Rule.Id}: {error.Message}"));
        Assert.StartsWith(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", message, StringComparison.Ordinal);
        Assert.Equal(SettingOrigin.Code, Examine("", configure).Problems.Errors[0].Origin);
    }

    [Theory]
    [InlineData("metrics.prometheus.auth", "username")]
    [InlineData("metrics.open-telemetry.auth", "bearer")]
    [InlineData("logs.open-telemetry.auth", "bearer-env")]
    public void Auth_none_is_an_error_when_another_source_has_credentials(string table, string key)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(TomlText.Flatten($"[{table}]\n{key} = \"hidden\"\n"))
            .AddCommandLine([$"--{table.Replace('.', ':')}=none"])
            .Build();
        SettingProblems problems = EventMetricsOptionsReader.Examine(configuration).Problems;
        Assert.Equal(
            $"{table}: Key 'auth' is \"none\" and has '{key}' too; remove one of the two",
            Assert.Single(problems.Errors.Select(error => $"{error.Path}: {error.Message}")));
    }

    [Fact]
    public void Auth_none_replaces_each_form_of_credentials_that_code_sets()
    {
        EventMetricsOptions options = Read("[metrics.prometheus]\nauth = \"none\"\n[metrics.open-telemetry]\nauth = \"none\"\n", options =>
        {
            options.Prometheus.Auth = new Credentials("code", "code");
            options.OpenTelemetry.BearerToken = "code";
            options.OpenTelemetry.Headers = [new("Authorization", "code"), new("x-tenant", "mail")];
        });
        Assert.Null(options.Prometheus.Auth);
        Assert.Equal(["x-tenant: mail"], Headers(options));
    }

    [Fact]
    public void Formatted_credentials_contain_no_secret()
    {
        var options = new EventMetricsOptions
        {
            Prometheus = new() { Auth = new("ops", "hidden") },
            OpenTelemetry = new()
            {
                Auth = new("ops", "hidden"),
                BearerToken = "hidden",
                Headers = [new("x-key", "hidden")],
                Endpoint = new("http://a:hidden@host"),
            },
        };
        Assert.DoesNotContain("hidden", options.ToString(), StringComparison.Ordinal);
        Assert.Equal("Credentials { Username = ops, Secret = *** }", options.Prometheus.Auth.ToString());
    }

    [Fact]
    public void Options_that_code_sets_at_each_reload_keep_no_value_of_an_earlier_configuration()
    {
        var code = new OtlpOptions();
        Read("metrics.open-telemetry.interval = \"5s\"\n", options => options.OpenTelemetry = code);
        Assert.Equal(TimeSpan.FromMinutes(1), Read("", options => options.OpenTelemetry = code).OpenTelemetry.Interval);
    }

    private static IEnumerable<string> Headers(EventMetricsOptions options) =>
        options.OpenTelemetry.RequestHeaders.Select(header => $"{header.Key}: {header.Value}");

    private static EventMetricsOptions Read(string toml, Action<EventMetricsOptions> configure)
    {
        (EventMetricsOptions options, SettingProblems problems) = Examine(toml, configure);
        problems.ThrowIfAny();
        return options;
    }

    private static (EventMetricsOptions Options, SettingProblems Problems) Examine(string toml, Action<EventMetricsOptions> configure) =>
        EventMetricsOptionsReader.Examine(
            new ConfigurationBuilder().AddInMemoryCollection(TomlText.Flatten(toml)).Build(), configure);
}
