using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>A diagnostic of a setting, as data.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Origin">The place; <see langword="null"/> when the source is not known.</param>
/// <param name="Path">The whole key, with dots; the place to show when there is no origin.</param>
/// <param name="Suggestion">The edit that fixes it, if there is one.</param>
/// <param name="Arguments">The arguments of the rule's message format; never a value that may be a secret.</param>
internal sealed record SettingDiagnostic(
    Rule Rule, SettingOrigin? Origin, string Path, Suggestion? Suggestion, IReadOnlyList<string> Arguments)
{
    /// <summary>Gets the message for people.</summary>
    public string Message => string.Format(CultureInfo.InvariantCulture, Rule.Message, [.. Arguments.Cast<object>()]);

    /// <summary>Determines whether another diagnostic has the same rule, place, key and arguments.</summary>
    public bool Equals(SettingDiagnostic? other) =>
        other is not null && Rule == other.Rule && Origin == other.Origin && Path == other.Path && Arguments.SequenceEqual(other.Arguments);

    public override int GetHashCode() => System.StringComparer.Ordinal.GetHashCode(Path);

    /// <summary>Returns diagnostics in the order of the file, those of other sources last.</summary>
    public static IReadOnlyList<SettingDiagnostic> InOrder(IEnumerable<SettingDiagnostic> diagnostics) =>
    [
        .. diagnostics.OrderBy(item => item.Origin?.Span?.Start ?? int.MaxValue)
            .ThenBy(item => item.Rule.Id, System.StringComparer.Ordinal),
    ];
}
