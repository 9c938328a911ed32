using System.Collections.Generic;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>The settings of the Prometheus endpoint.</summary>
internal static class PrometheusSettings
{
    public static readonly IReadOnlyList<Setting> Rows =
    [
        new ValueSetting<bool>(
            "metrics.prometheus.enable",
            SettingTypes.Boolean,
            options => options.Prometheus.Enable,
            (options, value) => options.Prometheus.Enable = value,
            "whether to serve metrics to scrapers")
        {
            NeedsRestart = true,
        },
        new ValueSetting<string>(
            "metrics.prometheus.path",
            SettingTypes.Path,
            options => options.Prometheus.Path,
            (options, value) => options.Prometheus.Path = value,
            "path of the scrape endpoint")
        {
            NeedsRestart = true,
        },
        new ValueSetting<string>(
            "metrics.prometheus.listen",
            SettingTypes.Listen,
            options => options.Prometheus.Listen,
            (options, value) => options.Prometheus.Listen = value,
            "address, `localhost` or `*`, and port of the built-in web server, which only hosts without their own start")
        {
            NeedsRestart = true,
        },
        new ValueSetting<PrometheusNames>(
            "metrics.prometheus.names",
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
            "metrics.prometheus.scope-labels",
            SettingTypes.Boolean,
            options => options.Prometheus.ScopeLabels,
            (options, value) => options.Prometheus.ScopeLabels = value,
            "whether to add to each sample the labels `otel_scope_name` and `otel_scope_version`")
        {
            NeedsRestart = true,
        },
        new ValueSetting<bool>(
            "metrics.prometheus.target-info",
            SettingTypes.Boolean,
            options => options.Prometheus.TargetInfo,
            (options, value) => options.Prometheus.TargetInfo = value,
            "whether to serve the resource as `target_info`")
        {
            NeedsRestart = true,
        },
        new ValueSetting<bool>(
            "metrics.prometheus.created",
            SettingTypes.Boolean,
            options => options.Prometheus.Created,
            (options, value) => options.Prometheus.Created = value,
            "whether OpenMetrics scrapes have a `_created` sample, the start of the process, for each counter and histogram series")
        {
            NeedsRestart = true,
        },
        new NamesSetting(
            "metrics.prometheus.disabled-events",
            options => options.Prometheus.DisabledEvents,
            (options, value) => options.Prometheus.DisabledEvents = value,
            "names or patterns of events and metrics to exclude from scrapes only"),
        new NamesSetting(
            "metrics.prometheus.enabled-events",
            options => options.Prometheus.EnabledEvents,
            (options, value) => options.Prometheus.EnabledEvents = value,
            "names or patterns of events and metrics to include in scrapes, even if `metrics.disabled-events` disables them"),
        new PartSetting(
            "metrics.prometheus.auth.username",
            "username of HTTP Basic for scrapes and the [status page](status-page.md); needs a secret",
            SettingLimits.Username)
        {
            Listing = new(
                "metrics.prometheus.auth.username",
                SettingStyle.Plain,
                options => [options.Prometheus.Auth?.Username ?? SettingListing.None]),
        },
        new PartSetting("metrics.prometheus.auth.secret", "the secret", SettingLimits.Secret)
        {
            MayHoldSecret = true,
            Listing = new(
                "metrics.prometheus.auth.secret",
                SettingStyle.Plain,
                options => options.Prometheus.Auth?.Secret is { } secret ? [secret] : []),
        },
        PartSetting.SecretSource("metrics.prometheus.auth.secret-env", "environment variable with the secret"),
        PartSetting.SecretSource("metrics.prometheus.auth.secret-file", "file with the secret; relative to the working directory"),
        NoCredentials.Row("metrics.prometheus.auth"),
        .. TlsSettings.Server,
    ];
}
