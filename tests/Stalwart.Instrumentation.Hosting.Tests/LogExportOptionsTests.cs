using Microsoft.Extensions.Configuration;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Hosting.Settings;

namespace Stalwart.Instrumentation.Hosting.Tests;

/// <summary>The table <c>logs.open-telemetry</c>, whose rules are those of metrics.</summary>
public sealed class LogExportOptionsTests
{
    [Theory]
    [InlineData("transport = \"grpc\"", "http://localhost:4317/")]
    [InlineData("transport = \"http\"", "http://localhost:4318/v1/logs")]
    [InlineData("transport = \"http\"\nendpoint = \"http://c:4318\"", "http://c:4318/v1/logs")]
    [InlineData("transport = \"http\"\nendpoint = \"http://c/otlp/logs?x=1\"", "http://c/otlp/logs?x=1")]
    [InlineData("transport = \"grpc\"\nendpoint = \"http://c:4317/v1/logs\"", "http://c:4317/")]
    public void Endpoint_has_the_path_of_logs_over_http_and_none_over_grpc(string toml, string endpoint) =>
        Assert.Equal(endpoint, Read(toml).Endpoint.ToString());

    [Fact]
    public void Log_export_options_are_read_from_their_table_and_do_not_affect_metrics()
    {
        EventMetricsOptions options = EventMetricsOptionsReader.Read(Configuration("""
            transport = "http"
            interval = "250ms"
            timeout = "3s"
            retry = false
            compression = "gzip"
            headers = { x-tenant = "mail" }
            auth.bearer = "token"
            """));
        OtlpLogOptions logs = options.Logs.OpenTelemetry;
        Assert.Equal(
            (OtlpTransport.Http, TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(3), false, OtlpCompression.Gzip, "token"),
            (logs.Transport, logs.Interval, logs.Timeout, logs.Retry, logs.Compression, logs.BearerToken));
        Assert.Equal(new("x-tenant", "mail"), Assert.Single(logs.Headers));
        Assert.Equal(new OtlpOptions { Endpoint = options.OpenTelemetry.Endpoint }, options.OpenTelemetry);
    }

    [Theory]
    [InlineData("endpoint = \"http://c/v1/traces\"\ntransport = \"grpc\"", "Expected scheme, host and port only")]
    [InlineData("interval = \"0s\"", "'logs.open-telemetry.interval'")]
    [InlineData("temporality = \"delta\"", "'temporality'")]
    [InlineData("auth.bearer = \"a\"\nauth.username = \"b\"\nauth.secret = \"c\"", "'username' conflicts with the bearer token")]
    [InlineData("auth.secret = \"c\"", "'username' is missing beside a secret")]
    [InlineData("auth.bearer-file = \"/no/such/file\"", "'logs.open-telemetry.auth.bearer-file'")]
    public void Invalid_value_is_reported_with_its_key(string toml, string expected) => Assert.Contains(
        expected,
        Assert.Throws<EventMetricsConfigurationException>(() => Read(toml)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Formatted_options_contain_no_secret()
    {
        string text = Read("transport = \"http\"\nendpoint = \"http://me:hidden@c?key=hidden\"\nauth.bearer = \"hidden\"").ToString();
        Assert.DoesNotContain("hidden", text, StringComparison.Ordinal);
        Assert.StartsWith("OtlpLogOptions { Transport = Http, Endpoint = http://***@c/", text, StringComparison.Ordinal);
    }

    private static OtlpLogOptions Read(string toml) => EventMetricsOptionsReader.Read(Configuration(toml)).Logs.OpenTelemetry;

    private static IConfiguration Configuration(string toml) =>
        new ConfigurationBuilder().AddInMemoryCollection(TomlText.Flatten("[logs.open-telemetry]\n" + toml)).Build();
}
