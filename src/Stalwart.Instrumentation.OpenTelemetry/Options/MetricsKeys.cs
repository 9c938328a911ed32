namespace Stalwart.Instrumentation.Configuration;

/// <summary>
/// The keys of the operator's section <c>metrics</c>. The process that reads it and the compiler that checks it share this file, so that they
/// cannot drift apart.
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
            new("enable", SettingType.Boolean),
            new("path", SettingType.Text),
            new("listen", SettingType.Text),
            new("scope-labels", SettingType.Boolean),
            new("target-info", SettingType.Boolean),
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
            new("transport", SettingType.Choice, ["grpc", "http", "disable"]),
            new("endpoint", SettingType.Text),
            new("interval", SettingType.Duration),
            new("timeout", SettingType.Duration),
            new("headers", SettingType.Headers),
            new("compression", SettingType.Choice, ["none", "gzip"]),
            new("temporality", SettingType.Choice, ["cumulative", "delta", "low-memory"]),
            new("auth", SettingType.Table, Table: OpenTelemetryAuth),
        ]);

    public static readonly MetricsTable Metrics = new(
        Section,
        [
            new("disabled-events", SettingType.Names),
            new("enabled-events", SettingType.Names),
            new("export-zeros", SettingType.Boolean),
            new("reload", SettingType.Boolean),
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
internal sealed record MetricsKey(string Name, SettingType Type, string[]? Choices = null, MetricsTable? Table = null);

/// <summary>What a key takes.</summary>
internal enum SettingType
{
    Text,
    Boolean,
    Duration,
    Choice,
    Names,
    Headers,
    Table,
    Foreign,
}
