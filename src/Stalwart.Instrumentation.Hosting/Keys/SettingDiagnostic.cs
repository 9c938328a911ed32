using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>A diagnostic of a setting, as data.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Origin">The location; <see langword="null"/> if the source is unknown.</param>
/// <param name="Path">The full key, shown if there is no origin.</param>
/// <param name="Suggestion">The edit that fixes it, if there is one.</param>
/// <param name="Arguments">The arguments of the rule's message; never a value that may be a secret.</param>
internal sealed record SettingDiagnostic(
    Rule Rule, SettingOrigin? Origin, string Path, Suggestion? Suggestion, IReadOnlyList<string> Arguments)
{
    /// <summary>Gets the message.</summary>
    public string Message => string.Format(CultureInfo.InvariantCulture, Rule.Message, [.. Arguments.Cast<object>()]);

    /// <summary>Returns whether another diagnostic has the same rule, location, key and arguments.</summary>
    public bool Equals(SettingDiagnostic? other) =>
        other is not null && Rule == other.Rule && Origin == other.Origin && Path == other.Path && Arguments.SequenceEqual(other.Arguments);

    public override int GetHashCode() => System.StringComparer.Ordinal.GetHashCode(Path);

    /// <summary>Returns diagnostics in the order of the file, then those of other sources.</summary>
    public static IReadOnlyList<SettingDiagnostic> InOrder(IEnumerable<SettingDiagnostic> diagnostics) =>
    [
        .. diagnostics.OrderBy(item => item.Origin?.Span?.Start ?? int.MaxValue)
            .ThenBy(item => item.Rule.Id, System.StringComparer.Ordinal),
    ];
}
