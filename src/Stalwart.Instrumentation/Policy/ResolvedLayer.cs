using Stalwart.Instrumentation.Gates;

namespace Stalwart.Instrumentation.Policy;

/// <summary>What the lists of one exporter match in one catalogue. Immutable.</summary>
/// <param name="Gates">Receives what the exporter exports.</param>
/// <param name="Enabled">Whether the exporter's lists enable each event, then each declared metric.</param>
/// <param name="Disabled">Whether they disable it.</param>
/// <param name="Warnings">The warnings for the operator about the lists.</param>
internal sealed record ResolvedLayer(ExporterGates Gates, bool[] Enabled, bool[] Disabled, IReadOnlyList<PolicyWarning> Warnings);
