using Stalwart.Instrumentation.Gates;

namespace Stalwart.Instrumentation.Policy;

/// <summary>The lists of one exporter, which are applied on top of the general ones for that exporter only.</summary>
/// <param name="Gates">Receives the result.</param>
/// <param name="Lists">The exporter's lists; the rest of the policy is ignored.</param>
/// <param name="Table">The exporter's table with a trailing dot, such as <c>metrics.prometheus.</c>, for the keys of warnings.</param>
internal sealed record ExporterLayer(ExporterGates Gates, EventPolicy Lists, string Table);
