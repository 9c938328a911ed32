namespace Stalwart.Instrumentation;

/// <summary>What came of a policy.</summary>
/// <param name="DisabledEvents">Events that are off now, in the catalogue's order.</param>
/// <param name="DisabledMetrics">Declared metrics that are off now, in the catalogue's order.</param>
/// <param name="UnknownNames">
/// Names and patterns of the policy that nothing in this catalogue has, each with a sentence that says so.
/// </param>
/// <param name="DriftWarnings">Metrics that had to be turned off with a feeder; a sentence each.</param>
public sealed record PolicyReport(
    IReadOnlyList<string> DisabledEvents,
    IReadOnlyList<string> DisabledMetrics,
    IReadOnlyList<KeyValuePair<string, string>> UnknownNames,
    IReadOnlyList<string> DriftWarnings)
{
    /// <summary>All that the operator of this one catalogue should know; a sentence each.</summary>
    public IReadOnlyList<string> Warnings => [.. UnknownNames.Select(unknown => unknown.Value), .. DriftWarnings];
}
