namespace Stalwart.Instrumentation;

/// <summary>Describes something that the operator of a catalogue should know about the current policy. Immutable.</summary>
/// <param name="Kind">What the warning is about.</param>
/// <param name="Name">The unknown name, the unmatched pattern, or the disabled metric.</param>
/// <param name="Key">The key of the policy that has the name, such as <c>disabled-events</c>; <see langword="null"/> for a metric.</param>
/// <param name="Suggestion">The name that was probably meant; <see langword="null"/> when none is near.</param>
/// <param name="Feeder">The disabled event that feeds the metric; <see langword="null"/> for a name or a pattern.</param>
public sealed record PolicyWarning(
    PolicyWarningKind Kind,
    string Name,
    string? Key = null,
    string? Suggestion = null,
    string? Feeder = null)
{
    /// <summary>Returns the warning as a sentence without a final full stop.</summary>
    /// <returns>The sentence, with names in single quotes.</returns>
    public override string ToString() => Kind switch
    {
        PolicyWarningKind.DisabledFeeder =>
            $"Metric '{Name}' is disabled because event '{Feeder}', which feeds it, is disabled and its value would drift",
        PolicyWarningKind.UnmatchedPattern => $"Pattern '{Name}' in '{Key}' matches no event or metric",
        _ when Suggestion is null => $"Unknown event or metric '{Name}' in '{Key}'",
        _ => $"Unknown event or metric '{Name}' in '{Key}'; did you mean '{Suggestion}'?",
    };
}
