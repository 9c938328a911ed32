using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Stalwart.Instrumentation.Catalogue.Keys;

/// <summary>Which names may be given to what.</summary>
internal static class NameGrammar
{
    public const string KebabRemedy = "use lower-case letters and digits in words joined by '-', such as 'message-size'";
    public const string MetricRemedy = "use lower-case words joined by '-' or '.', such as 'delivery.total-time'";
    public const string ValueRemedy = "use letters, digits, and - _ . / + between them, at most 64 characters, such as 'bad-password'";

    /// <summary>The patterns, as a schema takes them too (ECMA 262).</summary>
    public const string KebabPattern = "^" + Segment + "$";
    public const string MetricPattern = "^" + Segment + @"(?:\." + Segment + ")*$";
    public const string ValuePattern = "^[A-Za-z0-9](?:[A-Za-z0-9_./+-]{0,62}[A-Za-z0-9+])?$";
    public const string MeterPattern = "^[A-Za-z][A-Za-z0-9_./-]{0,254}$";

    private const string Segment = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*";
    private static readonly Regex Kebab = Make(KebabPattern);
    private static readonly Regex Dotted = Make(MetricPattern);
    private static readonly Regex Value = Make(ValuePattern);
    private static readonly Regex Meter = Make(MeterPattern);

    public static bool IsKebab(string name) => name.Length <= 100 && Kebab.IsMatch(name);

    /// <summary>Names of events and metrics.</summary>
    public static bool IsMetricName(string name) => name.Length <= 255 && Dotted.IsMatch(name);

    public static bool IsTagValue(string value) => Value.IsMatch(value);

    public static bool IsMeterName(string name) => Meter.IsMatch(name);

    /// <summary>Whether a text is a name of two parts that an event can have.</summary>
    public static bool IsEventName(string name) => name.Split('.') is [string family, string own] && IsKebab(family) && IsKebab(own);

    /// <summary>Returns the words of a user's text that can be names of events.</summary>
    public static IEnumerable<string> EventNamesIn(string text)
    {
        char[] spaced =
        [
            .. text.Select(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.' ? c : ' '),
        ];
        return new string(spaced).Split(' ').Select(word => word.Trim('.', '-')).Where(IsEventName);
    }

    /// <summary>The nearest name inside the grammar, for the remedy; null when nothing is left of it.</summary>
    public static string? Repair(string name)
    {
        string spaced = Regex.Replace(name, "(?<=[a-z0-9])(?=[A-Z])", "-", RegexOptions.CultureInvariant);
        string[] words = [.. Regex.Split(spaced.ToLowerInvariant(), "[^a-z0-9]+").Where(word => word.Length > 0)];
        string repaired = string.Join("-", words);
        return IsKebab(repaired) ? repaired : null;
    }

    // In .NET, $ lets a line break follow.
    private static Regex Make(string pattern) => new(pattern.TrimEnd('$') + @"\z", RegexOptions.CultureInvariant);
}
