using System.Text.Json;
using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Lifecycle;

namespace Stalwart.Instrumentation.AspNetCore.StatusPage.Export;

/// <summary>
/// Reads the status of each exporter and of the configuration, and detects changes. Used by one thread at a time.
/// </summary>
/// <param name="metrics">The host's exporters and configuration.</param>
internal sealed class ExportReader(EventMetrics metrics)
{
    private ExportSnapshot[] exporters = [];
    private ConfigurationSnapshot? configuration;

    /// <summary>Gets the last reading.</summary>
    public ExportMessage Current { get; private set; } = new([], new ConfigurationRow(0, null, null, null));

    /// <summary>Reads the status; returns <see langword="null"/> if nothing changed since the last reading.</summary>
    public ExportMessage? Read()
    {
        ExportSnapshot[] nowExporters = [.. metrics.Exports.Select(export => export.Current)];
        ConfigurationSnapshot nowConfiguration = metrics.Configuration.Current;
        if (nowConfiguration == configuration && nowExporters.AsSpan().SequenceEqual(exporters))
        {
            return null;
        }

        (exporters, configuration) = (nowExporters, nowConfiguration);
        return Current = new ExportMessage([.. nowExporters.Select(Row)], Row(nowConfiguration));
    }

    private static ExporterRow Row(ExportSnapshot export) => new(
        export.Table,
        export.Target,
        JsonNamingPolicy.KebabCaseLower.ConvertName(export.State.ToString()),
        export.IsUnhealthy,
        export.Since.ToUnixTimeMilliseconds(),
        export.LastSuccess?.ToUnixTimeMilliseconds(),
        export.LastError,
        export.LastErrorTime?.ToUnixTimeMilliseconds(),
        export.Successes,
        export.Failures,
        export.Rejected,
        export.Lost);

    private static ConfigurationRow Row(ConfigurationSnapshot configuration) => new(
        configuration.Since.ToUnixTimeMilliseconds(),
        configuration.RejectedReason,
        configuration.RejectedTime?.ToUnixTimeMilliseconds(),
        configuration.Waiting.Length == 0 ? null : configuration.Waiting);
}
