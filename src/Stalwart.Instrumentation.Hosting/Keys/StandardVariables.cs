using System;
using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>
/// OpenTelemetry's environment variables with the keys that they set. If two set the same option, the later one takes precedence. The
/// manual, the listing of values and the tests use this table.
/// </summary>
internal static class StandardVariables
{
    public const string Disabled = "OTEL_SDK_DISABLED";
    public const string MetricsExporter = "OTEL_METRICS_EXPORTER";
    public const string LogsExporter = "OTEL_LOGS_EXPORTER";
    private const string Prefix = "OTEL_EXPORTER_OTLP_";
    private const string Milliseconds = "a number of milliseconds from 1 to 2145600000";

    /// <summary>The variables, in the order of the manual.</summary>
    public static readonly IReadOnlyList<StandardVariable> Rows =
    [
        new(
            Disabled,
            [],
            "true or false",
            "`true` disables exports that variables enable, but not those that the file or code enables",
            (text, settings) => bool.TryParse(text, out bool value) && ((settings.IsDisabled = value) || true)),
        new(
            MetricsExporter,
            [],
            "a list of otlp, prometheus and none",
            "`otlp` enables pushes of metrics, even without an endpoint; `prometheus` enables the scrape endpoint; without `otlp`, or "
                + "with `none`, no variable enables pushes",
            (text, settings) => TryReadExporters(text, ["otlp", "prometheus", "none"], list => settings.MetricsExporters = list)),
        new(
            LogsExporter,
            [],
            "a list of otlp and none",
            "`otlp` enables pushes of log records; no other variable does",
            (text, settings) => TryReadExporters(text, ["otlp", "none"], list => settings.LogsExporters = list)),
        .. Connection(
            "ENDPOINT",
            "endpoint",
            "an address with http:// or https://",
            "enables pushes of metrics; over HTTP, the signal's path is appended to the general variable, and a signal's variable is "
                + "used as it is; gRPC uses scheme, host and port",
            TryReadEndpoint),
        .. Connection(
            "PROTOCOL",
            "transport",
            "grpc or http/protobuf (http/json is not supported)",
            "protocol of pushes that a variable enables; the default is `http/protobuf` for an endpoint with port 4318 or a path, "
                + "otherwise `grpc`",
            (text, connection, _) => TryChoose(
                text,
                value => connection.Transport = value,
                ("grpc", OtlpTransport.Grpc),
                ("http/protobuf", OtlpTransport.Http))),
        .. Connection(
            "HEADERS",
            "headers",
            "headers, such as x-key=value,x-other=value, with percent-encoded values",
            "headers of each push, sent only to an endpoint from a variable",
            TryReadHeaders).Select(row => row with { MayHoldSecret = true }),
        new(
            "OTEL_METRIC_EXPORT_TIMEOUT",
            [OtlpSection.Metrics.Table + ".timeout"],
            Milliseconds,
            "timeout of one push of metrics; the `OTEL_EXPORTER_OTLP_*` variables take precedence",
            (text, settings) => TryReadTime(text, value => settings.Metrics.Timeout = value)),
        .. Connection(
            "TIMEOUT",
            "timeout",
            Milliseconds,
            "timeout of one push, retries included",
            (text, connection, _) => TryReadTime(text, value => connection.Timeout = value)),
        .. Connection(
            "COMPRESSION",
            "compression",
            "gzip or none",
            "compression of each push",
            (text, connection, _) => TryChoose(
                text, value => connection.Compression = value, ("gzip", OtlpCompression.Gzip), ("none", OtlpCompression.None))),
        .. Connection(
            "CERTIFICATE",
            "tls.ca-file",
            "a file",
            "certificate authorities of the collector, for an endpoint from a variable",
            (text, connection, _) => (connection.CaFile = text) is not null),
        .. Connection(
            "CLIENT_CERTIFICATE",
            "tls.cert-file",
            "a file",
            "client certificate, for an endpoint from a variable",
            (text, connection, _) => (connection.CertFile = text) is not null),
        .. Connection(
            "CLIENT_KEY",
            "tls.key-file",
            "a file",
            "private key of the client certificate",
            (text, connection, _) => (connection.KeyFile = text) is not null),
        new(
            Prefix + "METRICS_TEMPORALITY_PREFERENCE",
            [OtlpSection.Metrics.Table + ".temporality"],
            "cumulative, delta or lowmemory",
            "temporality of pushed counters and histograms",
            (text, settings) => TryChoose(
                text,
                value => settings.Temporality = value,
                ("cumulative", OtlpTemporality.Cumulative),
                ("delta", OtlpTemporality.Delta),
                ("lowmemory", OtlpTemporality.LowMemory))),
        new(
            "OTEL_METRIC_EXPORT_INTERVAL",
            [OtlpSection.Metrics.Table + ".interval"],
            Milliseconds,
            "time between two pushes of metrics",
            (text, settings) => TryReadTime(text, value => settings.Interval = value)),
        new(
            "OTEL_EXPORTER_PROMETHEUS_HOST",
            [SettingsTable.Section + ".prometheus.listen"],
            "an IP address, localhost or *",
            "address of the built-in web server; `localhost` when only the port is set",
            (text, settings) => TryReadListen(text, settings.PrometheusPort, settings, () => settings.PrometheusHost = text))
        {
            IsPart = true,
        },
        new(
            "OTEL_EXPORTER_PROMETHEUS_PORT",
            [SettingsTable.Section + ".prometheus.listen"],
            "a port from 0 to 65535",
            "port of the built-in web server; `9464` when only the host is set",
            (text, settings) => TryReadListen(settings.PrometheusHost, text, settings, () => settings.PrometheusPort = text))
        {
            IsPart = true,
        },
        new(
            "OTEL_RESOURCE_ATTRIBUTES",
            [SettingsTable.Section + ".resource"],
            "attributes, such as service.namespace=mail,deployment.environment.name=test, with percent-encoded values",
            "resource attributes that no other source sets",
            (text, settings) => TryReadAttributes(text, settings))
        {
            IsPart = true,
        },
        new(
            "OTEL_SERVICE_NAME",
            [SettingsTable.Section + ".resource"],
            "a name",
            "the attribute `service.name`; takes precedence over `OTEL_RESOURCE_ATTRIBUTES`",
            (text, settings) => (settings.Resource["service.name"] = text) is not null)
        {
            IsPart = true,
        },
    ];

    private delegate bool PartReader(string text, StandardConnection connection, bool isGeneral);

    /// <summary>Returns the three variables of a part: for all signals, for metrics, and for logs.</summary>
    private static IEnumerable<StandardVariable> Connection(
        string part, string key, string expected, string documentation, PartReader read) =>
    [
        new(
            Prefix + part,
            [.. OtlpSection.All.Select(section => $"{section.Table}.{key}")],
            expected,
            documentation,
            (text, settings) => settings.Connections.All(connection => read(text, connection, isGeneral: true))),
        new(
            $"{Prefix}METRICS_{part}",
            [$"{OtlpSection.Metrics.Table}.{key}"],
            expected,
            "the same for metrics only",
            (text, settings) => read(text, settings.Metrics, isGeneral: false)),
        new(
            $"{Prefix}LOGS_{part}",
            [$"{OtlpSection.Logs.Table}.{key}"],
            expected,
            "the same for log records only",
            (text, settings) => read(text, settings.Logs, isGeneral: false)),
    ];

    private static bool TryReadExporters(string text, IReadOnlyList<string> known, Action<IReadOnlyList<string>> set)
    {
        string[] names = [.. text.Split(',').Select(name => name.Trim().ToLowerInvariant()).Where(name => name.Length > 0)];
        string[] usable = [.. names.Where(known.Contains)];
        if (usable.Length > 0)
        {
            set(usable);
        }

        return usable.Length == names.Length && names.Length > 0;
    }

    private static bool TryReadEndpoint(string text, StandardConnection connection, bool isGeneral)
    {
        if (EndpointRule.Check(text, isGrpc: false, connection.Section.HttpPath) != EndpointFault.None)
        {
            return false;
        }

        (connection.Endpoint, connection.IsGeneral) = (new Uri(text), isGeneral);
        return true;
    }

    private static bool TryReadHeaders(string text, StandardConnection connection, bool isGeneral)
    {
        if (Pairs(text) is not { } pairs || !pairs.All(HeadersSetting.IsHeader))
        {
            return false;
        }

        connection.Headers = pairs;
        return true;
    }

    private static bool TryReadAttributes(string text, StandardSettings settings)
    {
        if (Pairs(text) is not { } pairs || pairs.Any(pair => pair.Key.Length == 0 || pair.Value.Length == 0))
        {
            return false;
        }

        foreach (KeyValuePair<string, string> pair in pairs)
        {
            settings.Resource[pair.Key] = pair.Value;
        }

        return true;
    }

    /// <summary>Returns the pairs of a list; <see langword="null"/> if an element is not a pair.</summary>
    private static IReadOnlyList<KeyValuePair<string, string>>? Pairs(string text)
    {
        string[] elements = [.. text.Split(',').Where(element => element.Trim().Length > 0)];
        return elements.Length == 0 || elements.Any(element => element.IndexOf('=') < 0)
            ? null
            : [.. elements.Select(element => new KeyValuePair<string, string>(
                Decode(element.Substring(0, element.IndexOf('='))), Decode(element.Substring(element.IndexOf('=') + 1))))];
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Trim());

    private static bool TryReadTime(string text, Action<TimeSpan> set)
    {
        bool isValid = Duration.TryParse(text + "ms", out TimeSpan time) && SettingLimits.Timer.Allows(time);
        if (isValid)
        {
            set(time);
        }

        return isValid;
    }

    private static bool TryReadListen(string? host, string? port, StandardSettings settings, Action set)
    {
        string address = StandardSettings.Listen(host, port);
        bool isValid = ListenAddress.TryParse(address, out _) && SettingLimits.Port.Allows(address);
        if (isValid)
        {
            set();
        }

        return isValid;
    }

    private static bool TryChoose<T>(string text, Action<T> set, params (string Word, T Value)[] choices)
        where T : struct
    {
        foreach ((string word, T value) in choices)
        {
            if (word.Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                set(value);
                return true;
            }
        }

        return false;
    }
}
