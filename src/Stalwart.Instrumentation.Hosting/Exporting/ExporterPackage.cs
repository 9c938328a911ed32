using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Hosting.Exporting;

/// <summary>An exporter package, installed or not.</summary>
/// <param name="Name">The exporter's name in messages.</param>
/// <param name="Table">The exporter's table below <c>metrics</c>, and <c>logs</c>.</param>
/// <param name="Key">The key of the table that enables the exporter.</param>
/// <param name="IsWanted">Whether options enable the exporter.</param>
/// <param name="Lists">The event lists in the options that apply to this exporter only.</param>
/// <param name="Package">The package to install.</param>
/// <param name="Module">The entry point of the package; <see langword="null"/> if it is not installed.</param>
internal sealed record ExporterPackage(
    string Name,
    string Table,
    string Key,
    Func<EventMetricsOptions, bool> IsWanted,
    Func<EventMetricsOptions, EventPolicy> Lists,
    string Package,
    ExporterModule? Module)
{
    /// <summary>Gets whether options enable the package's export of log records.</summary>
    public Func<EventMetricsOptions, bool> ExportsLogs { get; init; } = _ => false;

    /// <summary>Returns the keys of options that require the package.</summary>
    public IEnumerable<string> Wanting(EventMetricsOptions options)
    {
        if (IsWanted(options))
        {
            yield return $"{SettingsTable.Section}.{Table}.{Key}";
        }

        if (ExportsLogs(options))
        {
            yield return $"{SettingsTable.LogsSection}.{Table}.{Key}";
        }
    }
}
