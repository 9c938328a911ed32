using Stalwart.Instrumentation.Gates;

namespace Stalwart.Instrumentation.Policy;

/// <summary>What the lists of one exporter match in one catalogue. Immutable.</summary>
/// <param name="Gates">Receives the result.</param>
/// <param name="Enabled">Whether the exporter's lists enable each event, then each declared metric.</param>
/// <param name="Disabled">Whether the exporter's lists disable each of them.</param>
/// <param name="Warnings">The warnings for the operator about the lists.</param>
internal sealed record ResolvedLayer(ExporterGates Gates, bool[] Enabled, bool[] Disabled, IReadOnlyList<PolicyWarning> Warnings);
