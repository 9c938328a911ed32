namespace Stalwart.Instrumentation.Configuration;

/// <summary>
/// The keys of the operator's section <c>metrics</c>. The process that reads it and the compiler that checks it share this file, so that they
/// cannot drift apart; a test holds the operator's manual and the defaults in force against it.
/// </summary>
internal static class MetricsKeys
{
    public const string Section = "metrics";

    public static readonly MetricsTable PrometheusAuth = new(
        "metrics.prometheus.auth",
        [
            new("username", SettingType.Text),
            new("secret", SettingType.Text),
            new("secret-env", SettingType.Text),
            new("secret-file", SettingType.Text),
        ]);

    public static readonly MetricsTable Prometheus = new(
        "metrics.prometheus",
        [
            new("enable", SettingType.Boolean, "false", NeedsRestart: true),
            new("path", SettingType.Text, "/metrics/prometheus", NeedsRestart: true),
            new("listen", SettingType.Text, "127.0.0.1:9464", NeedsRestart: true),
            new("scope-labels", SettingType.Boolean, "true", NeedsRestart: true),
            new("target-info", SettingType.Boolean, "true", NeedsRestart: true),
            new("auth", SettingType.Table, Table: PrometheusAuth),
        ]);

    public static readonly MetricsTable OpenTelemetryAuth = new(
        "metrics.open-telemetry.auth",
        [
            new("username", SettingType.Text),
            new("secret", SettingType.Text),
            new("secret-env", SettingType.Text),
            new("secret-file", SettingType.Text),
            new("bearer", SettingType.Text),
            new("bearer-env", SettingType.Text),
            new("bearer-file", SettingType.Text),
        ]);

    public static readonly MetricsTable OpenTelemetry = new(
        "metrics.open-telemetry",
        [
            new("transport", SettingType.Choice, "disable", ["grpc", "http", "disable"]),
            new("endpoint", SettingType.Endpoint, "http://localhost:4317"),
            new("interval", SettingType.Duration, "1m"),
            new("timeout", SettingType.Duration, "10s"),
            new("retry", SettingType.Boolean, "true"),
            new("headers", SettingType.Headers),
            new("compression", SettingType.Choice, "none", ["none", "gzip"]),
            new("temporality", SettingType.Choice, "cumulative", ["cumulative", "delta", "low-memory"], NeedsRestart: true),
            new("auth", SettingType.Table, Table: OpenTelemetryAuth),
        ]);

    public static readonly MetricsTable Metrics = new(
        Section,
        [
            new("disabled-events", SettingType.Names),
            new("enabled-events", SettingType.Names),
            new("export-zeros", SettingType.Boolean, "false"),
            new("reload", SettingType.Boolean, "true", NeedsRestart: true),
            new("resource", SettingType.Attributes),
            new("prometheus", SettingType.Table, Table: Prometheus),
            new("open-telemetry", SettingType.Table, Table: OpenTelemetry),

            // The key of Microsoft.Extensions.Diagnostics, which reads a section of the same name.
            new("EnabledMetrics", SettingType.Foreign),
        ]);
}

/// <summary>A table of the configuration.</summary>
internal sealed record MetricsTable(string Path, MetricsKey[] Keys)
{
    public string[] Names => System.Array.ConvertAll(Keys, key => key.Name);

    public string[] ChoicesOf(string name) => System.Array.Find(Keys, key => key.Name == name)!.Choices ?? [];
}

/// <summary>A key of the configuration.</summary>
/// <param name="Name">The key as it is written in TOML.</param>
/// <param name="Type">What it takes.</param>
/// <param name="Default">What holds without it, as it is written in TOML; <see langword="null"/> for nothing.</param>
/// <param name="Choices">All values, when there are few.</param>
/// <param name="Table">The keys below it.</param>
/// <param name="NeedsRestart">Whether a change waits for the next start of the process.</param>
internal sealed record MetricsKey(string Name, SettingType Type, string? Default = null, string[]? Choices = null, MetricsTable? Table = null, bool NeedsRestart = false);

/// <summary>What a key takes.</summary>
internal enum SettingType
{
    Text,
    Boolean,
    Duration,
    Endpoint,
    Choice,
    Names,
    Headers,
    Attributes,
    Table,
    Foreign,
}
