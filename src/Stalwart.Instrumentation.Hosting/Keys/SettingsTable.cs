using System;
using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>
/// The settings of the section <c>metrics</c>. A new key is one row here, and the option that it binds to: the check at build and at run
/// time, the listing, what a reload applies and the operator's manual follow from the row.
/// </summary>
internal static class SettingsTable
{
    public const string Section = "metrics";

    /// <summary>The rows, in the order of the manual.</summary>
    public static readonly IReadOnlyList<Setting> Rows =
    [
        new NamesSetting(
            "disabled-events",
            options => options.DisabledEvents,
            (options, value) => options.DisabledEvents = value,
            "names or patterns of events and metrics to disable"),
        new NamesSetting(
            "enabled-events",
            options => options.EnabledEvents,
            (options, value) => options.EnabledEvents = value,
            "names or patterns to enable again; `disabled-events = [\"*\"]` with `enabled-events = [\"auth.*\"]` exports one family"),
        new ValueSetting<bool>(
            "export-zeros",
            SettingTypes.Boolean,
            options => options.ExportZeros,
            (options, value) => options.ExportZeros = value,
            "whether to export series without records, as 0; not those of histograms"),
        new NamesSetting(
            "meters",
            options => options.Meters,
            (options, value) => options.Meters = value,
            "other meters of the process to export, such as `System.Runtime`, or patterns, such as `Microsoft.AspNetCore.*`")
        {
            NeedsRestart = true,
            Limit = SettingLimits.Meter,
        },
        new ValueSetting<bool>(
            "exemplars",
            SettingTypes.Boolean,
            options => options.Exemplars,
            (options, value) => options.Exemplars = value,
            "whether each series of a counter or histogram keeps the trace of its last sampled record; OTLP needs a restart"),
        new ValueSetting<bool>(
            "reload",
            SettingTypes.Boolean,
            options => options.Reload,
            (options, value) => options.Reload = value,
            "whether to apply changes to the running process")
        {
            NeedsRestart = true,
        },
        new ResourceSetting("resource", "a table of attributes; Prometheus needs a restart"),
        new ValueSetting<bool>(
            "prometheus.enable",
            SettingTypes.Boolean,
            options => options.Prometheus.Enable,
            (options, value) => options.Prometheus.Enable = value,
            "whether to serve metrics to scrapers")
        {
            NeedsRestart = true,
        },
        new ValueSetting<string>(
            "prometheus.path",
            SettingTypes.Path,
            options => options.Prometheus.Path,
            (options, value) => options.Prometheus.Path = value,
            "path of the scrape endpoint")
        {
            NeedsRestart = true,
        },
        new ValueSetting<string>(
            "prometheus.listen",
            SettingTypes.Listen,
            options => options.Prometheus.Listen,
            (options, value) => options.Prometheus.Listen = value,
            "address, `localhost` or `*`, and port of the built-in web server, which a host with its own does not start")
        {
            NeedsRestart = true,
        },
        new ValueSetting<PrometheusNames>(
            "prometheus.names",
            SettingTypes.Choice(
                ("standard", PrometheusNames.Standard),
                ("without-suffixes", PrometheusNames.WithoutSuffixes),
                ("utf-8", PrometheusNames.Utf8)),
            options => options.Prometheus.Names,
            (options, value) => options.Prometheus.Names = value,
            "[names](prometheus.md#names) of metrics and labels: with underscores, unit and `_total`; without suffixes; or unchanged")
        {
            NeedsRestart = true,
        },
        new ValueSetting<bool>(
            "prometheus.scope-labels",
            SettingTypes.Boolean,
            options => options.Prometheus.ScopeLabels,
            (options, value) => options.Prometheus.ScopeLabels = value,
            "whether each sample has the labels `otel_scope_name` and `otel_scope_version`")
        {
            NeedsRestart = true,
        },
        new ValueSetting<bool>(
            "prometheus.target-info",
            SettingTypes.Boolean,
            options => options.Prometheus.TargetInfo,
            (options, value) => options.Prometheus.TargetInfo = value,
            "whether to serve the resource as `target_info`")
        {
            NeedsRestart = true,
        },
        new ValueSetting<bool>(
            "prometheus.created",
            SettingTypes.Boolean,
            options => options.Prometheus.Created,
            (options, value) => options.Prometheus.Created = value,
            "whether OpenMetrics has a sample `_created` beside each series of a counter or histogram, with the start of the process")
        {
            NeedsRestart = true,
        },
        new NamesSetting(
            "prometheus.disabled-events",
            options => options.Prometheus.DisabledEvents,
            (options, value) => options.Prometheus.DisabledEvents = value,
            "names or patterns to leave out of scrapes alone"),
        new NamesSetting(
            "prometheus.enabled-events",
            options => options.Prometheus.EnabledEvents,
            (options, value) => options.Prometheus.EnabledEvents = value,
            "names or patterns to have in scrapes, also those that `metrics.disabled-events` disables"),
        new PartSetting(
            "prometheus.auth.username",
            "username of HTTP Basic for scrapes and the [status page](status-page.md); needs a secret; removing it needs a restart",
            SettingLimits.Username)
        {
            Listing = new("prometheus.auth.username", SettingStyle.Plain, options => [options.Prometheus.Auth?.Username ?? "nothing"]),
        },
        new PartSetting("prometheus.auth.secret", "the secret", SettingLimits.Secret)
        {
            MayHoldSecret = true,
            Listing = new(
                "prometheus.auth.secret",
                SettingStyle.Plain,
                options => options.Prometheus.Auth?.Secret is { } secret ? [secret] : []),
        },
        SecretSource("prometheus.auth.secret-env", "environment variable with the secret"),
        SecretSource("prometheus.auth.secret-file", "file with the secret; relative to the working directory"),
        new ValueSetting<OtlpTransport>(
            "open-telemetry.transport",
            SettingTypes.Choice(("grpc", OtlpTransport.Grpc), ("http", OtlpTransport.Http), ("disable", OtlpTransport.Disable)),
            options => options.OpenTelemetry.Transport,
            (options, value) => options.OpenTelemetry.Transport = value,
            "protocol of OTLP exports; `http` is protobuf over HTTP"),
        new ValueSetting<Uri>(
            "open-telemetry.endpoint",
            SettingTypes.Endpoint,
            options => options.OpenTelemetry.Endpoint,
            (options, value) => options.OpenTelemetry.Endpoint = value,
            "collector; with `http` the default port is 4318, and a path and query are used as they are; with `grpc` the path "
                + "`/v1/metrics` is ignored with a warning, and any other path or query is an error"),
        new ValueSetting<TimeSpan>(
            "open-telemetry.interval",
            SettingTypes.Time,
            options => options.OpenTelemetry.Interval,
            (options, value) => options.OpenTelemetry.Interval = value,
            "time between two exports"),
        new ValueSetting<TimeSpan>(
            "open-telemetry.timeout",
            SettingTypes.Time,
            options => options.OpenTelemetry.Timeout,
            (options, value) => options.OpenTelemetry.Timeout = value,
            "timeout of one export, retries included"),
        new ValueSetting<bool>(
            "open-telemetry.retry",
            SettingTypes.Boolean,
            options => options.OpenTelemetry.Retry,
            (options, value) => options.OpenTelemetry.Retry = value,
            "whether to retry an export after 429, 502, 503, 504, their gRPC counterparts and failed connections, until its timeout"),
        new HeadersSetting("open-telemetry.headers", "headers of each export"),
        new ValueSetting<OtlpCompression>(
            "open-telemetry.compression",
            SettingTypes.Choice(("none", OtlpCompression.None), ("gzip", OtlpCompression.Gzip)),
            options => options.OpenTelemetry.Compression,
            (options, value) => options.OpenTelemetry.Compression = value,
            "compression of each export"),
        new ValueSetting<OtlpTemporality>(
            "open-telemetry.temporality",
            SettingTypes.Choice(
                ("cumulative", OtlpTemporality.Cumulative), ("delta", OtlpTemporality.Delta), ("low-memory", OtlpTemporality.LowMemory)),
            options => options.OpenTelemetry.Temporality,
            (options, value) => options.OpenTelemetry.Temporality = value,
            "temporality of exported counters and histograms; up-down-counters are always cumulative")
        {
            NeedsRestart = true,
        },
        new NamesSetting(
            "open-telemetry.disabled-events",
            options => options.OpenTelemetry.DisabledEvents,
            (options, value) => options.OpenTelemetry.DisabledEvents = value,
            "names or patterns to leave out of OTLP exports alone"),
        new NamesSetting(
            "open-telemetry.enabled-events",
            options => options.OpenTelemetry.EnabledEvents,
            (options, value) => options.OpenTelemetry.EnabledEvents = value,
            "names or patterns to have in OTLP exports, also those that `metrics.disabled-events` disables"),
        new PartSetting("open-telemetry.auth.username", "username of HTTP Basic; needs a secret", SettingLimits.Username)
        {
            Listing = new(
                "open-telemetry.auth.username", SettingStyle.Plain, options => [options.OpenTelemetry.Auth?.Username ?? "nothing"]),
        },
        new PartSetting("open-telemetry.auth.secret", "the secret", SettingLimits.Secret)
        {
            MayHoldSecret = true,
            Listing = new(
                "open-telemetry.auth.secret",
                SettingStyle.Plain,
                options => options.OpenTelemetry.Auth?.Secret is { } secret ? [secret] : []),
        },
        SecretSource("open-telemetry.auth.secret-env", "environment variable with the secret"),
        SecretSource("open-telemetry.auth.secret-file", "file with the secret"),
        new PartSetting("open-telemetry.auth.bearer", "bearer token, instead of username and secret", SettingLimits.Secret)
        {
            MayHoldSecret = true,
            Listing = new(
                "open-telemetry.auth.bearer",
                SettingStyle.Plain,
                options => options.OpenTelemetry.BearerToken is { } token ? [token] : []),
        },
        SecretSource("open-telemetry.auth.bearer-env", "environment variable with the token"),
        SecretSource("open-telemetry.auth.bearer-file", "file with the token"),
    ];

    /// <summary>The rules between keys, which run after the rows are read, and make one option of several keys.</summary>
    public static readonly IReadOnlyList<Action<SettingsReading>> Rules =
        [CredentialRules.Prometheus, CredentialRules.OpenTelemetry];

    /// <summary>The rules between options, which run last, whatever has set the options.</summary>
    public static readonly IReadOnlyList<Action<SettingsReading>> LastRules = [CredentialRules.Check, EndpointSettingRule.Apply];

    /// <summary>The keys of Microsoft.Extensions.Diagnostics, which reads a section of the same name.</summary>
    public static readonly IReadOnlyList<string> Foreign = ["EnabledMetrics"];

    /// <summary>Returns the keys of a table.</summary>
    /// <param name="path">The table below the section, with a dot at its end; empty for the section itself.</param>
    public static IReadOnlyList<string> KeysOf(string path) =>
    [
        .. Rows.Where(row => row.Path.StartsWith(path, StringComparison.Ordinal))
            .Select(row => row.Path.Substring(path.Length).Split('.')[0])
            .Distinct(),
    ];

    /// <summary>Returns a key as the table spells it; variables have capitals and no dashes.</summary>
    public static string KeyOf(string path)
    {
        string key = SettingNode.Normalise(path);
        foreach (string known in Rows.Select(row => row.Path))
        {
            string row = SettingNode.Normalise(known);
            if (row == key || row.StartsWith(key + ".", StringComparison.Ordinal))
            {
                return string.Join(".", known.Split('.').Take(key.Split('.').Length));
            }

            if (key.StartsWith(row + ".", StringComparison.Ordinal))
            {
                return string.Join(".", [known, .. path.Split('.').Skip(known.Split('.').Length)]);
            }
        }

        return path;
    }

    /// <summary>Returns whether a key, its table or a key below it may have a secret.</summary>
    /// <param name="key">The key as the table spells it; empty for the section itself.</param>
    public static bool MayHoldSecret(string key) => Rows.Any(row => row.MayHoldSecret
        && (key.Length == 0 || row.Path == key || IsBelow(row.Path, key) || IsBelow(key, row.Path)));

    /// <summary>Returns whether a key is a table of further keys.</summary>
    public static bool IsTable(string path) => Rows.Any(row => IsBelow(row.Path, path));

    /// <summary>A name of a variable or a file, in whose place an operator may write the secret itself by mistake.</summary>
    private static PartSetting SecretSource(string path, string documentation) => new(path, documentation) { MayHoldSecret = true };

    private static bool IsBelow(string key, string table) => key.StartsWith(table + ".", StringComparison.Ordinal);
}
