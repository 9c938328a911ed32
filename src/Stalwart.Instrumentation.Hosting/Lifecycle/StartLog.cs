using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Hosting.Secrets;
using Stalwart.Instrumentation.Hosting.Settings;

namespace Stalwart.Instrumentation.Hosting.Lifecycle;

/// <summary>Logs at startup what a host exports, or why it exports nothing.</summary>
internal static partial class StartLog
{
    /// <param name="options">The options.</param>
    /// <param name="configuration">The configuration that they come from.</param>
    /// <param name="hasPipeline">Whether a pipeline of the application exports catalogues.</param>
    /// <param name="logger">The host's log.</param>
    public static void Write(EventMetricsOptions options, IConfiguration configuration, bool hasPipeline, ILogger logger)
    {
        SettingNode root = SettingTree.Read(configuration);
        if (options.OpenTelemetry is { IsOn: true } metrics)
        {
            MetricsPushed(logger, Redaction.Endpoint(metrics.Endpoint), Protocol(metrics), Duration.Format(metrics.Interval));
        }

        if (options.Logs.OpenTelemetry is { IsOn: true } logs)
        {
            LogsPushed(logger, Redaction.Endpoint(logs.Endpoint), Protocol(logs));
        }

        if (!hasPipeline && !options.Prometheus.Enable && !options.OpenTelemetry.IsOn && !options.Logs.OpenTelemetry.IsOn)
        {
            NothingExported(logger);
        }

        foreach ((string table, string key, string values) in Tables(options))
        {
            SettingNode? node = ExplicitKeys.Find(root, table);
            if (ExplicitKeys.Find(root, $"{table}.{key}") is null && node is not null && HasMoreThanCredentials(node))
            {
                TableWithoutEffect(logger, table, key, values);
            }
        }
    }

    /// <summary>Returns the tables of disabled exporters, with the key and the values that enable each.</summary>
    private static IEnumerable<(string Table, string Key, string Values)> Tables(EventMetricsOptions options)
    {
        if (!options.Prometheus.Enable)
        {
            yield return (SettingsTable.Section + ".prometheus", "enable", "true");
        }

        foreach (OtlpSection section in OtlpSection.All.Where(section => !section.Part(options).IsOn))
        {
            yield return (section.Table, "transport", "grpc or http");
        }
    }

    /// <summary>The status page uses the credentials of scrapes even if scrapes are disabled.</summary>
    private static bool HasMoreThanCredentials(SettingNode table) =>
        table.Children.Any(child => SettingNode.Normalize(child.Name) != "AUTH");

    private static string Protocol(OtlpExportOptions options) => options.Transport == OtlpTransport.Grpc ? "gRPC" : "HTTP";

    [LoggerMessage(
        56,
        LogLevel.Information,
        "No exporter is enabled; set metrics.prometheus.enable or metrics.open-telemetry.transport to export metrics")]
    private static partial void NothingExported(ILogger logger);

    [LoggerMessage(57, LogLevel.Warning, "Table '{Table}' has no effect because '{Key}' is missing; set it to {Values}")]
    private static partial void TableWithoutEffect(ILogger logger, string table, string key, string values);

    [LoggerMessage(58, LogLevel.Information, "Pushing metrics to {Endpoint} over {Protocol} every {Interval}")]
    private static partial void MetricsPushed(ILogger logger, string endpoint, string protocol, string interval);

    [LoggerMessage(59, LogLevel.Information, "Pushing log records to {Endpoint} over {Protocol}")]
    private static partial void LogsPushed(ILogger logger, string endpoint, string protocol);
}
