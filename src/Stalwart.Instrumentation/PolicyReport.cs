namespace Stalwart.Instrumentation;

/// <summary>What came of a policy.</summary>
/// <param name="DisabledEvents">Events that are off now, in the catalogue's order.</param>
/// <param name="DisabledMetrics">Declared metrics that are off now, in the catalogue's order.</param>
/// <param name="Warnings">Names that nothing has, and metrics that had to be turned off with a feeder; a sentence each.</param>
public sealed record PolicyReport(IReadOnlyList<string> DisabledEvents, IReadOnlyList<string> DisabledMetrics, IReadOnlyList<string> Warnings);
