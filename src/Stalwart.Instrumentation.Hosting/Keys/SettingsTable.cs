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
            "names or patterns of events and metrics to turn off"),
        new NamesSetting(
            "enabled-events",
            options => options.EnabledEvents,
            (options, value) => options.EnabledEvents = value,
            "names or patterns to turn on; `disabled-events = [\"*\"]` with `enabled-events = [\"auth.*\"]` exports one family"),
        new ValueSetting<bool>(
            "export-zeros",
            SettingTypes.Boolean,
            options => options.ExportZeros,
            (options, value) => options.ExportZeros = value,
            "export series that were never touched, as 0"),
        new ValueSetting<bool>(
            "reload",
            SettingTypes.Boolean,
            options => options.Reload,
            (options, value) => options.Reload = value,
            "whether changes are applied to the running process")
        {
            NeedsRestart = true,
        },
        new ResourceSetting("resource", "a table of attributes; for Prometheus at the next start"),
        new ValueSetting<bool>(
            "prometheus.enable",
            SettingTypes.Boolean,
            options => options.Prometheus.Enable,
            (options, value) => options.Prometheus.Enable = value,
            "whether metrics can be scraped")
        {
            NeedsRestart = true,
        },
        new ValueSetting<string>(
            "prometheus.path",
            SettingTypes.Path,
            options => options.Prometheus.Path,
            (options, value) => options.Prometheus.Path = value,
            "begins with `/`, no spaces, no `{}`")
        {
            NeedsRestart = true,
        },
        new ValueSetting<string>(
            "prometheus.listen",
            SettingTypes.Listen,
            options => options.Prometheus.Listen,
            (options, value) => options.Prometheus.Listen = value,
            "an address, `localhost` or `*`, and a port; only for hosts without a web server")
        {
            NeedsRestart = true,
        },
        new ValueSetting<bool>(
            "prometheus.scope-labels",
            SettingTypes.Boolean,
            options => options.Prometheus.ScopeLabels,
            (options, value) => options.Prometheus.ScopeLabels = value,
            "the labels `otel_scope_name` and `otel_scope_version` on every sample")
        {
            NeedsRestart = true,
        },
        new ValueSetting<bool>(
            "prometheus.target-info",
            SettingTypes.Boolean,
            options => options.Prometheus.TargetInfo,
            (options, value) => options.Prometheus.TargetInfo = value,
            "the series `target_info`")
        {
            NeedsRestart = true,
        },
        new PartSetting(
            "prometheus.auth.username",
            "with a secret: scrapes and the [status page](status-page.md) need HTTP Basic; no colon; removed by a restart only")
        {
            Listing = new("prometheus.auth.username", SettingStyle.Plain, options => [options.Prometheus.Auth?.Username ?? "nothing"]),
        },
        new PartSetting("prometheus.auth.secret", "the secret itself")
        {
            Listing = new(
                "prometheus.auth.secret",
                SettingStyle.Secret,
                options => options.Prometheus.Auth is { } auth ? [auth.Secret] : []),
        },
        new PartSetting("prometheus.auth.secret-env", "the environment variable that has it"),
        new PartSetting("prometheus.auth.secret-file", "the file that has it, in one line; relative to the working directory"),
        new ValueSetting<OtlpTransport>(
            "open-telemetry.transport",
            SettingTypes.Choice(("grpc", OtlpTransport.Grpc), ("http", OtlpTransport.Http), ("disable", OtlpTransport.Disable)),
            options => options.OpenTelemetry.Transport,
            (options, value) => options.OpenTelemetry.Transport = value,
            "`grpc`, `http` (protobuf) or `disable`"),
        new ValueSetting<Uri>(
            "open-telemetry.endpoint",
            SettingTypes.Endpoint,
            options => options.OpenTelemetry.Endpoint,
            (options, value) => options.OpenTelemetry.Endpoint = value,
            "`http://` or `https://`, host, port; with `http` the default port is 4318, and a path and query are used as they are; "
                + "with `grpc` the path `/v1/metrics` is ignored with a warning, any other path or query is a mistake"),
        new ValueSetting<TimeSpan>(
            "open-telemetry.interval",
            SettingTypes.Time,
            options => options.OpenTelemetry.Interval,
            (options, value) => options.OpenTelemetry.Interval = value,
            "time between two pushes"),
        new ValueSetting<TimeSpan>(
            "open-telemetry.timeout",
            SettingTypes.Time,
            options => options.OpenTelemetry.Timeout,
            (options, value) => options.OpenTelemetry.Timeout = value,
            "the longest that a push may take, tries again included"),
        new ValueSetting<bool>(
            "open-telemetry.retry",
            SettingTypes.Boolean,
            options => options.OpenTelemetry.Retry,
            (options, value) => options.OpenTelemetry.Retry = value,
            "try a push again after 429, 502, 503, 504, their gRPC counterparts and failed connections, until its timeout"),
        new HeadersSetting("open-telemetry.headers", "headers of every push"),
        new ValueSetting<OtlpCompression>(
            "open-telemetry.compression",
            SettingTypes.Choice(("none", OtlpCompression.None), ("gzip", OtlpCompression.Gzip)),
            options => options.OpenTelemetry.Compression,
            (options, value) => options.OpenTelemetry.Compression = value,
            "`none` or `gzip`"),
        new ValueSetting<OtlpTemporality>(
            "open-telemetry.temporality",
            SettingTypes.Choice(
                ("cumulative", OtlpTemporality.Cumulative), ("delta", OtlpTemporality.Delta), ("low-memory", OtlpTemporality.LowMemory)),
            options => options.OpenTelemetry.Temporality,
            (options, value) => options.OpenTelemetry.Temporality = value,
            "`cumulative`, `delta` or `low-memory`; up-down-counters are cumulative always")
        {
            NeedsRestart = true,
        },
        new PartSetting("open-telemetry.auth.username", "HTTP Basic, with a secret")
        {
            Listing = new(
                "open-telemetry.auth",
                SettingStyle.Secret,
                options => HeadersSetting.Lines(options.OpenTelemetry, authorization: true)),
        },
        new PartSetting("open-telemetry.auth.secret", "the secret itself"),
        new PartSetting("open-telemetry.auth.secret-env", "the environment variable that has it"),
        new PartSetting("open-telemetry.auth.secret-file", "the file that has it"),
        new PartSetting("open-telemetry.auth.bearer", "a bearer token, instead of username and secret"),
        new PartSetting("open-telemetry.auth.bearer-env", "the environment variable that has it"),
        new PartSetting("open-telemetry.auth.bearer-file", "the file that has it"),
    ];

    /// <summary>The rules between keys, which run after the rows are read, and make one option of several keys.</summary>
    public static readonly IReadOnlyList<Action<SettingsReading>> Rules =
        [CredentialRules.Prometheus, CredentialRules.OpenTelemetry];

    /// <summary>The rules between options, which run last, whatever has set the options.</summary>
    public static readonly IReadOnlyList<Action<SettingsReading>> LastRules = [CredentialRules.CheckValue, EndpointSettingRule.Apply];

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

    /// <summary>Returns whether a key is a table of further keys.</summary>
    public static bool IsTable(string path) => Rows.Any(row => row.Path.StartsWith(path + ".", StringComparison.Ordinal));
}
