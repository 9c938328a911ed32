using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Gates;
using Stalwart.Instrumentation.Hosting.Logging;

namespace Stalwart.Instrumentation.Hosting.Exporting;

/// <summary>Provides an exporter with the services of its host.</summary>
/// <param name="Catalogues">The catalogues to export.</param>
/// <param name="Meters">The other meters of the process to export: names, or patterns with <c>*</c>.</param>
/// <param name="ApplicationName">The name of the host's application.</param>
/// <param name="Log">The host's log. Writing to it never throws.</param>
/// <param name="Sources">Forwards event sources to the log.</param>
/// <param name="Clock">The clock.</param>
internal sealed record ExporterContext(
    IReadOnlyList<EventCatalogue> Catalogues,
    IReadOnlyList<string> Meters,
    string ApplicationName,
    ILogger Log,
    EventSourceLog Sources,
    TimeProvider Clock)
{
    private readonly ConcurrentDictionary<string, ExportStatus> statuses = new(StringComparer.Ordinal);

    private readonly Dictionary<EventCatalogue, ExporterGates> gates = Catalogues.ToDictionary(
        catalogue => catalogue, _ => new ExporterGates());

    /// <summary>Returns the gates of a catalogue for this exporter.</summary>
    public ExporterGates GatesOf(EventCatalogue catalogue) => gates[catalogue];

    /// <summary>Gets the status of each exporter that has been enabled since the host was built.</summary>
    public IEnumerable<ExportStatus> Statuses => statuses
        .OrderByDescending(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value);

    /// <summary>Returns the status of the exporter that a table configures.</summary>
    /// <param name="table">The table with its section.</param>
    public ExportStatus StatusOf(string table) => statuses.GetOrAdd(table, name => new ExportStatus(name, Clock));
}
