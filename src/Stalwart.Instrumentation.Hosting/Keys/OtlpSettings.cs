using System;
using System.Collections.Generic;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>The settings of OTLP exports.</summary>
internal static class OtlpSettings
{
    /// <summary>The settings of metric exports.</summary>
    public static readonly IReadOnlyList<Setting> Metrics =
    [
        .. Connection(OtlpSection.Metrics, "time between two exports", isIntervalLive: true),
        new ValueSetting<OtlpTemporality>(
            "metrics.open-telemetry.temporality",
            SettingTypes.Choice(
                ("cumulative", OtlpTemporality.Cumulative), ("delta", OtlpTemporality.Delta), ("low-memory", OtlpTemporality.LowMemory)),
            options => options.OpenTelemetry.Temporality,
            (options, value) => options.OpenTelemetry.Temporality = value,
            "temporality of exported counters and histograms; up-down-counters are always cumulative")
        {
            NeedsRestart = true,
        },
        new NamesSetting(
            "metrics.open-telemetry.disabled-events",
            options => options.OpenTelemetry.DisabledEvents,
            (options, value) => options.OpenTelemetry.DisabledEvents = value,
            "names or patterns of events and metrics to exclude from OTLP exports only"),
        new NamesSetting(
            "metrics.open-telemetry.enabled-events",
            options => options.OpenTelemetry.EnabledEvents,
            (options, value) => options.OpenTelemetry.EnabledEvents = value,
            "names or patterns of events and metrics to include in OTLP exports, even if `metrics.disabled-events` disables them"),
        .. Auth(OtlpSection.Metrics.Auth, OtlpSection.Metrics.Part),
        .. TlsSettings.Client(OtlpSection.Metrics.Tls, OtlpSection.Metrics.Part),
    ];

    /// <summary>The settings of log exports.</summary>
    public static readonly IReadOnlyList<Setting> Logs =
    [
        .. Connection(OtlpSection.Logs, "time between two exports; 512 waiting records are exported immediately", isIntervalLive: false),
        .. Auth(OtlpSection.Logs.Auth, OtlpSection.Logs.Part),
        .. TlsSettings.Client(OtlpSection.Logs.Tls, OtlpSection.Logs.Part),
    ];

    /// <summary>The settings of the connection.</summary>
    private static IReadOnlyList<Setting> Connection(OtlpSection section, string interval, bool isIntervalLive) =>
        Connection(section.Table, section.HttpPath, section.Part, interval, isIntervalLive);

    private static IReadOnlyList<Setting> Connection(
        string table, string path, Func<EventMetricsOptions, OtlpExportOptions> part, string interval, bool isIntervalLive) =>
    [
        new ValueSetting<OtlpTransport>(
            $"{table}.transport",
            SettingTypes.Choice(("grpc", OtlpTransport.Grpc), ("http", OtlpTransport.Http), ("disable", OtlpTransport.Disable)),
            options => part(options).Transport,
            (options, value) => part(options).Transport = value,
            "protocol of OTLP exports; `http` is protobuf over HTTP"),
        new ValueSetting<Uri>(
            $"{table}.endpoint",
            SettingTypes.Endpoint,
            options => part(options).Endpoint,
            (options, value) => part(options).Endpoint = value,
            "collector; with `http` the default port is 4318, and a path and query are used as they are; with `grpc` the path "
                + $"`{path}` is ignored with a warning, and any other path or query is an error"),
        new ValueSetting<TimeSpan>(
            $"{table}.interval",
            SettingTypes.Time,
            options => part(options).Interval,
            (options, value) => part(options).Interval = value,
            interval)
        {
            NeedsRestart = !isIntervalLive,
        },
        new ValueSetting<TimeSpan>(
            $"{table}.timeout",
            SettingTypes.Time,
            options => part(options).Timeout,
            (options, value) => part(options).Timeout = value,
            "timeout of one export, retries included"),
        new ValueSetting<bool>(
            $"{table}.retry",
            SettingTypes.Boolean,
            options => part(options).Retry,
            (options, value) => part(options).Retry = value,
            "whether to retry an export after 429, 502, 503, 504, their gRPC counterparts and failed connections, until its timeout"),
        new HeadersSetting($"{table}.headers", part, "headers of each export"),
        new ValueSetting<OtlpCompression>(
            $"{table}.compression",
            SettingTypes.Choice(("none", OtlpCompression.None), ("gzip", OtlpCompression.Gzip)),
            options => part(options).Compression,
            (options, value) => part(options).Compression = value,
            "compression of each export"),
    ];

    /// <summary>The settings of credentials.</summary>
    private static IReadOnlyList<Setting> Auth(string table, Func<EventMetricsOptions, OtlpExportOptions> part) =>
    [
        new PartSetting($"{table}.username", "username of HTTP Basic; needs a secret", SettingLimits.Username)
        {
            Listing = new(
                $"{table}.username", SettingStyle.Plain, options => [part(options).Auth?.Username ?? SettingListing.None]),
        },
        new PartSetting($"{table}.secret", "the secret", SettingLimits.Secret)
        {
            MayHoldSecret = true,
            Listing = new(
                $"{table}.secret",
                SettingStyle.Plain,
                options => part(options).Auth?.Secret is { } secret ? [secret] : []),
        },
        PartSetting.SecretSource($"{table}.secret-env", "environment variable with the secret"),
        PartSetting.SecretSource($"{table}.secret-file", "file with the secret"),
        new PartSetting($"{table}.bearer", "bearer token, instead of username and secret", SettingLimits.Secret)
        {
            MayHoldSecret = true,
            Listing = new(
                $"{table}.bearer",
                SettingStyle.Plain,
                options => part(options).BearerToken is { } token ? [token] : []),
        },
        PartSetting.SecretSource($"{table}.bearer-env", "environment variable with the token"),
        PartSetting.SecretSource($"{table}.bearer-file", "file with the token"),
        NoCredentials.Row(table),
    ];
}
