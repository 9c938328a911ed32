using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Gates;
using Stalwart.Instrumentation.Hosting.Logging;

namespace Stalwart.Instrumentation.Hosting.Exporting;

/// <summary>What an exporter takes from its host.</summary>
/// <param name="Catalogues">What is exported.</param>
/// <param name="Meters">The other meters of the process that are exported: names, or patterns with <c>*</c>.</param>
/// <param name="ApplicationName">The name of the host's application.</param>
/// <param name="Log">The host's log; writing to it never throws.</param>
/// <param name="Sources">Brings event sources into that log.</param>
internal sealed record ExporterContext(
    IReadOnlyList<EventCatalogue> Catalogues,
    IReadOnlyList<string> Meters,
    string ApplicationName,
    ILogger Log,
    EventSourceLog Sources)
{
    private readonly Dictionary<EventCatalogue, ExporterGates> gates = Catalogues.ToDictionary(
        catalogue => catalogue, _ => new ExporterGates());

    /// <summary>Returns which metrics of a catalogue this exporter exports.</summary>
    public ExporterGates GatesOf(EventCatalogue catalogue) => gates[catalogue];
}
