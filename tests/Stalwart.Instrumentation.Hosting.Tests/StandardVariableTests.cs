using Microsoft.Extensions.Configuration;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Hosting.Settings;

namespace Stalwart.Instrumentation.Hosting.Tests;

/// <summary>OpenTelemetry's variables as the source with lower precedence than code, each by the option that it sets.</summary>
public sealed class StandardVariableTests
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT=https://collector:4317";
    private const string LogsOn = "OTEL_LOGS_EXPORTER=otlp";
    private const string MissingFile = ".pem', which does not exist";

    /// <summary>A value of each variable, with the resulting line of the listing and the variables that it requires.</summary>
    public static TheoryData<string, string, string[]> Values => new()
    {
        { "OTEL_SDK_DISABLED=true", "metrics.open-telemetry.transport=disable", [Endpoint] },
        { "OTEL_METRICS_EXPORTER=otlp", "metrics.open-telemetry.transport=grpc", [] },
        { "OTEL_LOGS_EXPORTER=otlp", "logs.open-telemetry.transport=grpc", [] },
        { Endpoint, "metrics.open-telemetry.transport=grpc", [] },
        { "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=http://m/v1", "metrics.open-telemetry.endpoint=http://m/v1", [Endpoint] },
        { "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT=http://l/v1", "logs.open-telemetry.endpoint=http://l/v1", [LogsOn] },
        { "OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf", "metrics.open-telemetry.transport=http", [Endpoint] },
        { "OTEL_EXPORTER_OTLP_METRICS_PROTOCOL=http/protobuf", "metrics.open-telemetry.transport=http", [Endpoint] },
        { "OTEL_EXPORTER_OTLP_LOGS_PROTOCOL=http/protobuf", "logs.open-telemetry.transport=http", [LogsOn] },
        { "OTEL_EXPORTER_OTLP_HEADERS=x-a=1%2C2, x-b=3", "metrics.open-telemetry.headers=x-a: 1,2\nx-b: 3", [Endpoint] },
        { "OTEL_EXPORTER_OTLP_METRICS_HEADERS=x-a=1", "metrics.open-telemetry.headers=x-a: 1", [Endpoint] },
        { "OTEL_EXPORTER_OTLP_LOGS_HEADERS=x-a=1", "logs.open-telemetry.headers=x-a: 1", [LogsOn] },
        { "OTEL_METRIC_EXPORT_TIMEOUT=2000", "metrics.open-telemetry.timeout=2s", [] },
        { "OTEL_EXPORTER_OTLP_TIMEOUT=3000", "logs.open-telemetry.timeout=3s", [] },
        { "OTEL_EXPORTER_OTLP_METRICS_TIMEOUT=4000", "metrics.open-telemetry.timeout=4s", ["OTEL_METRIC_EXPORT_TIMEOUT=1"] },
        { "OTEL_EXPORTER_OTLP_LOGS_TIMEOUT=4000", "logs.open-telemetry.timeout=4s", ["OTEL_EXPORTER_OTLP_TIMEOUT=1"] },
        { "OTEL_EXPORTER_OTLP_COMPRESSION=gzip", "metrics.open-telemetry.compression=gzip", [] },
        { "OTEL_EXPORTER_OTLP_METRICS_COMPRESSION=gzip", "metrics.open-telemetry.compression=gzip", [] },
        { "OTEL_EXPORTER_OTLP_LOGS_COMPRESSION=gzip", "logs.open-telemetry.compression=gzip", [] },
        { "OTEL_EXPORTER_OTLP_CERTIFICATE=ca.pem", "metrics.open-telemetry.tls.ca-file=ca.pem", [Endpoint] },
        { "OTEL_EXPORTER_OTLP_METRICS_CERTIFICATE=ca.pem", "metrics.open-telemetry.tls.ca-file=ca.pem", [Endpoint] },
        { "OTEL_EXPORTER_OTLP_LOGS_CERTIFICATE=ca.pem", "logs.open-telemetry.tls.ca-file=ca.pem", [Endpoint, LogsOn] },
        { "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE=c.pem", "metrics.open-telemetry.tls.cert-file=c.pem", [Endpoint] },
        { "OTEL_EXPORTER_OTLP_METRICS_CLIENT_CERTIFICATE=c.pem", "metrics.open-telemetry.tls.cert-file=c.pem", [Endpoint] },
        { "OTEL_EXPORTER_OTLP_LOGS_CLIENT_CERTIFICATE=c.pem", "logs.open-telemetry.tls.cert-file=c.pem", [Endpoint, LogsOn] },
        {
            "OTEL_EXPORTER_OTLP_CLIENT_KEY=k.pem",
            "metrics.open-telemetry.tls.key-file=k.pem",
            [Endpoint, "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE=c.pem"]
        },
        {
            "OTEL_EXPORTER_OTLP_METRICS_CLIENT_KEY=k.pem",
            "metrics.open-telemetry.tls.key-file=k.pem",
            [Endpoint, "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE=c.pem"]
        },
        {
            "OTEL_EXPORTER_OTLP_LOGS_CLIENT_KEY=k.pem",
            "logs.open-telemetry.tls.key-file=k.pem",
            [Endpoint, LogsOn, "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE=c.pem"]
        },
        { "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE=Delta", "metrics.open-telemetry.temporality=delta", [] },
        { "OTEL_METRIC_EXPORT_INTERVAL=5000", "metrics.open-telemetry.interval=5s", [] },
        { "OTEL_EXPORTER_PROMETHEUS_HOST=::1", "metrics.prometheus.listen=[::1]:9464", [] },
        { "OTEL_EXPORTER_PROMETHEUS_PORT=9000", "metrics.prometheus.listen=0.0.0.0:9000", ["OTEL_EXPORTER_PROMETHEUS_HOST=0.0.0.0"] },
        { "OTEL_RESOURCE_ATTRIBUTES=a=b%20c%2C,d=e", "metrics.resource=a=b c,, d=e", [] },
        { "OTEL_SERVICE_NAME=mail", "metrics.resource=service.name=mail", ["OTEL_RESOURCE_ATTRIBUTES=service.name=other"] },
    };

    /// <summary>An invalid value of each variable, except those that accept any text.</summary>
    public static TheoryData<string, string> InvalidValues => new()
    {
        { "OTEL_SDK_DISABLED=1", "'1'" },
        { "OTEL_METRICS_EXPORTER=console", "'console'" },
        { "OTEL_METRICS_EXPORTER=otlp,console", "'otlp,console'" },
        { "OTEL_LOGS_EXPORTER=prometheus", "'prometheus'" },
        { "OTEL_EXPORTER_OTLP_ENDPOINT=collector:4317", "'collector:4317'" },
        { "OTEL_EXPORTER_OTLP_ENDPOINT=ftp://user:hunter2@collector", "'***'" },
        { "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=/v1/metrics", "'/v1/metrics'" },
        { "OTEL_EXPORTER_OTLP_PROTOCOL=http/json", "'http/json'" },
        { "OTEL_EXPORTER_OTLP_HEADERS=no header at all", "something else" },
        { "OTEL_EXPORTER_OTLP_HEADERS=authorization=hunter2%0A", "something else" },
        { "OTEL_EXPORTER_OTLP_TIMEOUT=10s", "'10s'" },
        { "OTEL_METRIC_EXPORT_TIMEOUT=0", "'0'" },
        { "OTEL_METRIC_EXPORT_INTERVAL=-1", "'-1'" },
        { "OTEL_EXPORTER_OTLP_COMPRESSION=zstd", "'zstd'" },
        { "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE=low-memory", "'low-memory'" },
        { "OTEL_EXPORTER_PROMETHEUS_HOST=collector", "'collector'" },
        { "OTEL_EXPORTER_PROMETHEUS_PORT=65536", "'65536'" },
        { "OTEL_RESOURCE_ATTRIBUTES=service.namespace", "'service.namespace'" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Variable_sets_its_option(string variable, string expected, string[] others)
    {
        Assert.Contains(expected, Listing(Read("", [.. others, variable])));
        Assert.DoesNotContain(expected, Listing(Read("", others)));
    }

    [Fact]
    public void Each_variable_has_a_test_of_its_value() => Assert.Equal(
        StandardVariables.Rows.Select(row => row.Name).Order(StringComparer.Ordinal),
        Values.Select(row => row.Data.Item1.Split('=')[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void Variables_set_options_that_have_a_key() => Assert.All(
        StandardVariables.Rows.SelectMany(row => row.Keys), key => Assert.Contains(SettingsTable.Rows, row => row.Path == key));

    [Theory]
    [MemberData(nameof(InvalidValues))]
    public void Invalid_value_is_a_warning_without_secrets_and_changes_nothing(string variable, string found)
    {
        (EventMetricsOptions options, SettingProblems problems) = Examine("", variable);
        Assert.Empty(problems.Errors);
        string name = variable.Split('=')[0];
        StandardVariable row = StandardVariables.Rows.Single(row => row.Name == name);
        Assert.Equal(
            $"Environment variable {name} is ignored: expected {row.Expected}, found {found}",
            Assert.Single(problems.Warnings).Message);
        if (!variable.Contains(",console", StringComparison.Ordinal))
        {
            Assert.Equal(Listing(new EventMetricsOptions()), Listing(options));
        }
    }

    [Fact]
    public void Empty_variables_count_as_unset() => Assert.Equal(
        Listing(new EventMetricsOptions()), Listing(Read("", [.. StandardVariables.Rows.Select(row => row.Name + "= ")])));

    [Theory]
    [InlineData("https://c:4317", "", "https://c:4317/", OtlpTransport.Grpc)]
    [InlineData("https://c:4317/otlp?key=1", "grpc", "https://c:4317/", OtlpTransport.Grpc)]
    [InlineData("https://c:4317", "http/protobuf", "https://c:4317/v1/metrics", OtlpTransport.Http)]
    [InlineData("https://c:4317/otlp/", "http/protobuf", "https://c:4317/otlp/v1/metrics", OtlpTransport.Http)]
    [InlineData("https://c:4318", "", "https://c:4318/v1/metrics", OtlpTransport.Http)]
    [InlineData("https://c/otlp", "", "https://c/otlp/v1/metrics", OtlpTransport.Http)]
    public void Endpoint_of_all_signals_gets_the_path_of_the_signal_over_HTTP(
        string endpoint, string protocol, string used, OtlpTransport transport)
    {
        OtlpOptions options = Read("", $"OTEL_EXPORTER_OTLP_ENDPOINT={endpoint}", $"OTEL_EXPORTER_OTLP_PROTOCOL={protocol}").OpenTelemetry;
        Assert.Equal((used, transport), (options.Endpoint.AbsoluteUri, options.Transport));
    }

    [Theory]
    [InlineData("https://c:4317", "", "https://c:4317/", OtlpTransport.Grpc)]
    [InlineData("https://c:4317/v1/metrics", "grpc", "https://c:4317/", OtlpTransport.Grpc)]
    [InlineData("https://c:4318", "", "https://c:4318/", OtlpTransport.Http)]
    [InlineData("https://c/collect?key=1", "", "https://c/collect?key=1", OtlpTransport.Http)]
    public void Endpoint_of_a_signal_is_used_as_it_is(string endpoint, string protocol, string used, OtlpTransport transport)
    {
        OtlpOptions options = Read(
            "", $"OTEL_EXPORTER_OTLP_METRICS_ENDPOINT={endpoint}", $"OTEL_EXPORTER_OTLP_PROTOCOL={protocol}").OpenTelemetry;
        Assert.Equal((used, transport), (options.Endpoint.AbsoluteUri, options.Transport));
    }

    [Fact]
    public void Endpoint_variable_enables_pushes_of_metrics_and_not_of_logs()
    {
        EventMetricsOptions options = Read("", Endpoint, "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT=https://logs:4317");
        Assert.True(options.OpenTelemetry.IsOn);
        Assert.False(options.Logs.OpenTelemetry.IsOn);
        Assert.Equal("https://logs:4317", options.Logs.OpenTelemetry.Endpoint.OriginalString.TrimEnd('/'));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("prometheus")]
    public void Endpoint_variable_enables_nothing_when_the_listed_exporters_exclude_OTLP(string exporters) =>
        Assert.False(Read("", Endpoint, $"OTEL_METRICS_EXPORTER={exporters}").OpenTelemetry.IsOn);

    [Fact]
    public void Prometheus_endpoint_and_pushes_are_enabled_when_both_are_listed()
    {
        EventMetricsOptions options = Read("", "OTEL_METRICS_EXPORTER=otlp, Prometheus");
        Assert.True(options.Prometheus.Enable);
        Assert.Equal(
            (OtlpTransport.Grpc, "http://localhost:4317"),
            (options.OpenTelemetry.Transport, options.OpenTelemetry.Endpoint.OriginalString));
    }

    [Fact]
    public void Default_endpoint_has_the_port_of_HTTP_when_the_protocol_is_HTTP() => Assert.Equal(
        "http://localhost:4318/v1/metrics",
        Read("", "OTEL_METRICS_EXPORTER=otlp", "OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf").OpenTelemetry.Endpoint.AbsoluteUri);

    [Theory]
    [InlineData("OTEL_SDK_DISABLED=true")]
    [InlineData("OTEL_METRICS_EXPORTER=none")]
    public void Exports_of_the_file_stay_enabled_when_variables_disable_exports(string variable)
    {
        EventMetricsOptions options = Read("metrics.prometheus.enable = true\nmetrics.open-telemetry.transport = \"http\"", variable);
        Assert.True(options.Prometheus.Enable);
        Assert.Equal(OtlpTransport.Http, options.OpenTelemetry.Transport);
    }

    [Fact]
    public void File_disables_exports_that_variables_enable() => Assert.False(
        Read("metrics.open-telemetry.transport = \"disable\"", Endpoint, "OTEL_METRICS_EXPORTER=otlp").OpenTelemetry.IsOn);

    [Fact]
    public void Other_sources_take_precedence_over_variables_key_by_key()
    {
        (EventMetricsOptions options, SettingProblems problems) = Examine(
            "metrics.open-telemetry.timeout = \"7s\"\nmetrics.resource = { \"a\" = \"file\" }",
            options =>
            {
                options.OpenTelemetry.Interval = TimeSpan.FromSeconds(8);
                options.OpenTelemetry.Timeout = TimeSpan.FromSeconds(9);
            },
            Endpoint,
            "OTEL_EXPORTER_OTLP_TIMEOUT=1",
            "OTEL_METRIC_EXPORT_INTERVAL=1",
            "OTEL_EXPORTER_OTLP_COMPRESSION=gzip",
            "OTEL_RESOURCE_ATTRIBUTES=a=variable,b=variable");
        Assert.Empty(problems.Errors);
        Assert.Equal(TimeSpan.FromSeconds(7), options.OpenTelemetry.Timeout);
        Assert.Equal(TimeSpan.FromSeconds(8), options.OpenTelemetry.Interval);
        Assert.Equal(OtlpCompression.Gzip, options.OpenTelemetry.Compression);
        Assert.Equal(["a=file", "b=variable"], options.Resource.Select(pair => $"{pair.Key}={pair.Value}").Order());
    }

    [Theory]
    [InlineData("metrics.open-telemetry.endpoint = \"https://collector:4317\"", false)]
    [InlineData("metrics.open-telemetry.transport = \"grpc\"", true)]
    public void Secrets_from_variables_are_not_sent_to_an_endpoint_from_another_source(string toml, bool areSent)
    {
        string[] variables =
        [
            Endpoint,
            "OTEL_EXPORTER_OTLP_HEADERS=authorization=Bearer%20x,x-tenant=1",
            "OTEL_EXPORTER_OTLP_CERTIFICATE=ca.pem",
            "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE=c.pem",
            "OTEL_EXPORTER_OTLP_CLIENT_KEY=k.pem",
        ];
        OtlpOptions options = Read(toml, variables).OpenTelemetry;
        Assert.Equal(areSent ? 2 : 0, options.Headers.Count);
        Assert.Equal(areSent ? new ClientTlsOptions { CaFile = "ca.pem", CertFile = "c.pem", KeyFile = "k.pem" } : new(), options.Tls);

        OtlpOptions ofCode = Examine(
            "", options => options.OpenTelemetry.Endpoint = new Uri("https://collector:4317"), variables).Options.OpenTelemetry;
        Assert.Empty(ofCode.Headers);
        Assert.Equal(new ClientTlsOptions(), ofCode.Tls);
    }

    [Fact]
    public void Invalid_file_from_a_variable_is_a_warning()
    {
        (EventMetricsOptions options, SettingProblems problems) = Examine("", Endpoint, "OTEL_EXPORTER_OTLP_CERTIFICATE=ca.pem");
        Assert.Empty(problems.Errors);
        Assert.True(options.OpenTelemetry.IsOn);
        Assert.Equal(
            "Environment variable OTEL_EXPORTER_OTLP_CERTIFICATE is ignored: expected a file that this process can read, found "
                + "'ca.pem', which does not exist",
            Assert.Single(problems.Warnings).Message);
    }

    [Fact]
    public void Certificates_of_variables_are_not_used_without_TLS() => Assert.Equal(
        new ClientTlsOptions(),
        Read("", "OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4317", "OTEL_EXPORTER_OTLP_CERTIFICATE=ca.pem").OpenTelemetry.Tls);

    [Fact]
    public void Headers_from_variables_are_not_sent_when_only_the_file_enables_exports() => Assert.Empty(
        Read("metrics.open-telemetry.transport = \"grpc\"", "OTEL_EXPORTER_OTLP_HEADERS=x-a=1").OpenTelemetry.Headers);

    [Fact]
    public void Token_from_the_file_replaces_the_token_from_the_variables()
    {
        OtlpOptions options = Read(
            "metrics.open-telemetry.auth.bearer = \"file\"",
            Endpoint,
            "OTEL_EXPORTER_OTLP_HEADERS=Authorization=Bearer%20variable,x-tenant=1").OpenTelemetry;
        Assert.Equal(
            ["x-tenant: 1", "authorization: Bearer file"],
            options.RequestHeaders.Select(header => $"{header.Key}: {header.Value}"));
    }

    [Fact]
    public void Client_certificate_from_the_file_is_not_combined_with_a_key_from_a_variable()
    {
        // The files do not exist, which does not matter here.
        OtlpOptions options = Examine(
            "metrics.open-telemetry.tls.cert-file = \"file.pem\"",
            Endpoint,
            "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE=c.pem",
            "OTEL_EXPORTER_OTLP_CLIENT_KEY=k.pem").Options.OpenTelemetry;
        Assert.Equal(("file.pem", null), (options.Tls.CertFile, options.Tls.KeyFile));
    }

    private static IReadOnlyList<string> Listing(EventMetricsOptions options) =>
        [.. OptionsListing.Of(options).Select(option => $"{option.Key}={string.Join(", ", option.Values)}")];

    private static EventMetricsOptions Read(string toml, params string[] variables)
    {
        (EventMetricsOptions options, SettingProblems problems) = Examine(toml, variables);
        problems.ThrowIfAny();
        Assert.All(problems.Warnings, warning => Assert.EndsWith(MissingFile, warning.Message, StringComparison.Ordinal));
        return options;
    }

    private static (EventMetricsOptions Options, SettingProblems Problems) Examine(string toml, params string[] variables) =>
        Examine(toml, _ => { }, variables);

    private static (EventMetricsOptions Options, SettingProblems Problems) Examine(
        string toml, Action<EventMetricsOptions> code, params string[] variables) => EventMetricsOptionsReader.Examine(
            new ConfigurationBuilder()
                .AddInMemoryCollection(TomlText.Flatten(toml))
                .AddInMemoryCollection(variables.Select(variable => variable.Split('=', 2))
                    .Select(pair => KeyValuePair.Create<string, string?>(pair[0], pair[1])))
                .Build(),
            code);
}
