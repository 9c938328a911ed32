using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Hosting.Exporting;

/// <summary>A package that exports, installed or not.</summary>
/// <param name="Name">The exporter's name, as a message shows it.</param>
/// <param name="Table">The exporter's table below <c>metrics</c>, and <c>logs</c>.</param>
/// <param name="Key">The key of the table that turns the exporter on.</param>
/// <param name="IsWanted">Whether options turn the exporter on.</param>
/// <param name="Lists">The lists of events that options have for the exporter alone.</param>
/// <param name="Package">The package to install.</param>
/// <param name="Module">What the package has for hosts; <see langword="null"/> when it is not installed.</param>
internal sealed record ExporterPackage(
    string Name,
    string Table,
    string Key,
    Func<EventMetricsOptions, bool> IsWanted,
    Func<EventMetricsOptions, EventPolicy> Lists,
    string Package,
    ExporterModule? Module)
{
    /// <summary>Gets whether options have the package export log records.</summary>
    public Func<EventMetricsOptions, bool> ExportsLogs { get; init; } = _ => false;

    /// <summary>Returns the keys of options that need the package.</summary>
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
