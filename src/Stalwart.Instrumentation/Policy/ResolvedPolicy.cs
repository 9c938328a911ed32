namespace Stalwart.Instrumentation.Policy;

/// <summary>The result of one or several policies for one catalogue. Immutable.</summary>
/// <param name="On">Whether each event, then each declared metric, is enabled.</param>
/// <param name="Listed">The same before the feeder rule: the basis for the lists of exporters.</param>
/// <param name="ExportZeros">Whether series without records are exported.</param>
/// <param name="Exemplars">Whether exemplars are kept.</param>
/// <param name="Warnings">The policy's warnings for the operator.</param>
internal sealed record ResolvedPolicy(bool[] On, bool[] Listed, bool ExportZeros, bool Exemplars, IReadOnlyList<PolicyWarning> Warnings)
{
    /// <summary>Returns the union of what both enable, with the warnings of the other policy.</summary>
    public ResolvedPolicy Or(ResolvedPolicy other) => new(
        Either(On, other.On),
        Either(Listed, other.Listed),
        ExportZeros || other.ExportZeros,
        Exemplars || other.Exemplars,
        other.Warnings);

    private static bool[] Either(bool[] one, bool[] other) => [.. one.Zip(other, (before, after) => before || after)];
}
