using Stalwart.Instrumentation.Gates;

namespace Stalwart.Instrumentation.Policy;

/// <summary>The lists of one exporter, which are laid over the general ones for that exporter alone.</summary>
/// <param name="Gates">Receives what the exporter exports.</param>
/// <param name="Lists">The exporter's lists; nothing else of the policy counts.</param>
/// <param name="Table">The exporter's table with a dot at its end, such as <c>metrics.prometheus.</c>, for the keys of warnings.</param>
internal sealed record ExporterLayer(ExporterGates Gates, EventPolicy Lists, string Table);
