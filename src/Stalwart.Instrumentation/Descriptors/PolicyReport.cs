namespace Stalwart.Instrumentation;

/// <summary>Describes the result of applying a policy to a catalogue. Immutable.</summary>
/// <param name="DisabledEvents">The disabled events, in the catalogue's order.</param>
/// <param name="DisabledMetrics">The disabled declared metrics, in the catalogue's order.</param>
/// <param name="Warnings">Unknown names and patterns in the policy's order, then metrics that are disabled together with a feeder.</param>
public sealed record PolicyReport(
    IReadOnlyList<string> DisabledEvents,
    IReadOnlyList<string> DisabledMetrics,
    IReadOnlyList<PolicyWarning> Warnings);
