using System;
using System.Collections.Generic;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>The rows of OTLP exports.</summary>
internal static class OtlpSettings
{
    /// <summary>Returns the rows of one table.</summary>
    /// <param name="table">The table, with its section.</param>
    /// <param name="part">The part of the options that the table sets.</param>
    public static IReadOnlyList<Setting> Rows(string table, Func<EventMetricsOptions, OtlpOptions> part) =>
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
                + "`/v1/metrics` is ignored with a warning, and any other path or query is an error"),
        new ValueSetting<TimeSpan>(
            $"{table}.interval",
            SettingTypes.Time,
            options => part(options).Interval,
            (options, value) => part(options).Interval = value,
            "time between two exports"),
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
        new ValueSetting<OtlpTemporality>(
            $"{table}.temporality",
            SettingTypes.Choice(
                ("cumulative", OtlpTemporality.Cumulative), ("delta", OtlpTemporality.Delta), ("low-memory", OtlpTemporality.LowMemory)),
            options => part(options).Temporality,
            (options, value) => part(options).Temporality = value,
            "temporality of exported counters and histograms; up-down-counters are always cumulative")
        {
            NeedsRestart = true,
        },
        new NamesSetting(
            $"{table}.disabled-events",
            options => part(options).DisabledEvents,
            (options, value) => part(options).DisabledEvents = value,
            "names or patterns to leave out of OTLP exports alone"),
        new NamesSetting(
            $"{table}.enabled-events",
            options => part(options).EnabledEvents,
            (options, value) => part(options).EnabledEvents = value,
            "names or patterns to have in OTLP exports, also those that `metrics.disabled-events` disables"),
        new PartSetting($"{table}.auth.username", "username of HTTP Basic; needs a secret", SettingLimits.Username)
        {
            Listing = new(
                $"{table}.auth.username", SettingStyle.Plain, options => [part(options).Auth?.Username ?? "nothing"]),
        },
        new PartSetting($"{table}.auth.secret", "the secret", SettingLimits.Secret)
        {
            MayHoldSecret = true,
            Listing = new(
                $"{table}.auth.secret",
                SettingStyle.Plain,
                options => part(options).Auth?.Secret is { } secret ? [secret] : []),
        },
        PartSetting.SecretSource($"{table}.auth.secret-env", "environment variable with the secret"),
        PartSetting.SecretSource($"{table}.auth.secret-file", "file with the secret"),
        new PartSetting($"{table}.auth.bearer", "bearer token, instead of username and secret", SettingLimits.Secret)
        {
            MayHoldSecret = true,
            Listing = new(
                $"{table}.auth.bearer",
                SettingStyle.Plain,
                options => part(options).BearerToken is { } token ? [token] : []),
        },
        PartSetting.SecretSource($"{table}.auth.bearer-env", "environment variable with the token"),
        PartSetting.SecretSource($"{table}.auth.bearer-file", "file with the token"),
    ];
}
