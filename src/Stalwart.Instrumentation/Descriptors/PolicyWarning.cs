namespace Stalwart.Instrumentation;

/// <summary>Describes a problem of a policy for the operator. Immutable.</summary>
/// <param name="Kind">What the warning is about.</param>
/// <param name="Name">The unknown name or sensitivity, the unmatched pattern, or the name or pattern that matches a former name.</param>
/// <param name="Key">The policy's key that contains the name, such as <c>disabled-events</c>; for an exporter, with its table.</param>
/// <param name="Suggestion">
/// The name that was probably meant, or the current name for a former one; <see langword="null"/> if there is none.
/// </param>
public sealed record PolicyWarning(
    PolicyWarningKind Kind,
    string Name,
    string? Key = null,
    string? Suggestion = null)
{
    /// <summary>Returns the warning as a message without a final full stop.</summary>
    /// <returns>The message, with names in single quotes.</returns>
    public override string ToString() => Kind switch
    {
        PolicyWarningKind.UnmatchedPattern => $"Pattern '{Name}' in '{Key}' matches no event or metric",
        PolicyWarningKind.FormerName => $"'{Name}' in '{Key}' is a former name of '{Suggestion}'; use the current name",
        PolicyWarningKind.UnknownSensitivity when Suggestion is null => $"Unknown sensitivity '{Name}' in '{Key}'",
        PolicyWarningKind.UnknownSensitivity => $"Unknown sensitivity '{Name}' in '{Key}'; did you mean '{Suggestion}'?",
        _ when Suggestion is null => $"Unknown event or metric '{Name}' in '{Key}'",
        _ => $"Unknown event or metric '{Name}' in '{Key}'; did you mean '{Suggestion}'?",
    };
}
