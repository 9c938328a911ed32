using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace Stalwart.Instrumentation.Catalogue.Comparison;

/// <summary>
/// The part of a version to raise for changes (https://semver.org): the first for breaking ones, the second for compatible ones, the third
/// for cosmetic ones. Before 1.0.0, everything moves one part to the right.
/// </summary>
public static class VersionStep
{
    private static readonly Regex Form = new(
        @"^(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})(?:[-+].*)?\z",
        RegexOptions.CultureInvariant);

    /// <summary>Returns the step: <c>major</c>, <c>minor</c>, <c>patch</c>, or <c>none</c> without changes.</summary>
    public static string Name(IReadOnlyCollection<Change> changes) =>
        !changes.Any(Counts) ? "none" : changes.Max(change => change.Class) switch
        {
            ChangeClass.Breaking => "major",
            ChangeClass.Compatible => "minor",
            _ => "patch",
        };

    /// <summary>Returns the version after the step; <see langword="null"/> when the old version does not have three numbers.</summary>
    public static string? Next(string? version, IReadOnlyCollection<Change> changes)
    {
        if (version is null || !Form.IsMatch(version))
        {
            return null;
        }

        Match match = Form.Match(version);
        int[] parts = [.. Enumerable.Range(1, 3).Select(part => int.Parse(match.Groups[part].Value, CultureInfo.InvariantCulture))];
        int place = Name(changes) switch
        {
            "major" => parts[0] == 0 ? 1 : 0,
            "minor" => parts[0] == 0 ? 2 : 1,
            "patch" => 2,
            _ => -1,
        };
        if (place < 0)
        {
            return version;
        }

        parts[place]++;
        for (int i = place + 1; i < parts.Length; i++)
        {
            parts[i] = 0;
        }

        return string.Join(".", parts.Select(part => part.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>A raised version is the result of the step, not a reason for it.</summary>
    private static bool Counts(Change change) => change is not { Subject: "catalogue", Field: "version" };
}
