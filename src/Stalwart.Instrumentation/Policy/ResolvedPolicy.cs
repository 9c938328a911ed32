namespace Stalwart.Instrumentation.Policy;

/// <summary>What a policy, or several together, mean for one catalogue. Immutable.</summary>
/// <param name="On">Whether each event, then each declared metric, is enabled.</param>
/// <param name="Listed">The same before the feeder rule: what the lists of an exporter are laid over.</param>
/// <param name="ExportZeros">Whether series without a record are exported.</param>
/// <param name="Exemplars">Whether exemplars are kept.</param>
/// <param name="Warnings">The policy's warnings for the operator.</param>
internal sealed record ResolvedPolicy(bool[] On, bool[] Listed, bool ExportZeros, bool Exemplars, IReadOnlyList<PolicyWarning> Warnings)
{
    /// <summary>Returns what either enables, with the warnings of the other policy.</summary>
    public ResolvedPolicy Or(ResolvedPolicy other) => new(
        Either(On, other.On),
        Either(Listed, other.Listed),
        ExportZeros || other.ExportZeros,
        Exemplars || other.Exemplars,
        other.Warnings);

    private static bool[] Either(bool[] one, bool[] other) => [.. one.Zip(other, (before, after) => before || after)];
}
