using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Stalwart.Instrumentation.Catalogue.Keys;

/// <summary>The grammar of names.</summary>
internal static class NameGrammar
{
    public const string WordRemedy = "use lower-case letters and digits in words joined by '-' or '_', such as 'message-size'";
    public const string DottedRemedy = "use letters and digits in words joined by '.', '-' or '_', such as 'http.request.method'";
    public const string ValueRemedy = "use 1 to 256 characters, and no control characters, such as 'bad-password'";
    public const string MemberRemedy = "use letters, digits and '_', and begin with a letter or '_', such as 'BadPassword'";

    /// <summary>The patterns, in the syntax of ECMA-262, so that the schema can use them.</summary>
    public const string WordPattern = "^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$";
    public const string DottedPattern = "^[A-Za-z][A-Za-z0-9]*(?:[._-][A-Za-z0-9]+)*$";
    public const string ValuePattern = @"^[^\u0000-\u001F\u007F-\u009F]{1,256}$";
    public const string MemberPattern = "^[A-Za-z_][A-Za-z0-9_]{0,99}$";
    public const string MeterPattern = "^[A-Za-z][A-Za-z0-9_./-]{0,254}$";

    private static readonly Regex Word = Make(WordPattern);
    private static readonly Regex Dotted = Make(DottedPattern);
    private static readonly Regex Value = Make(ValuePattern);
    private static readonly Regex Member = Make(MemberPattern);
    private static readonly Regex Meter = Make(MeterPattern);

    /// <summary>Returns whether a string is valid as the name of a family, event, field, tag set or bucket list.</summary>
    public static bool IsWord(string name) => name.Length <= 100 && Word.IsMatch(name);

    /// <summary>Returns whether a string is valid as the name of a metric or tag.</summary>
    public static bool IsDotted(string name) => name.Length <= 255 && Dotted.IsMatch(name);

    public static bool IsTagValue(string value) => Value.IsMatch(value);

    /// <summary>Returns whether a string is valid as the name of an enum member; <c>value__</c> is reserved by the compiler.</summary>
    public static bool IsMember(string name) => Member.IsMatch(name) && name != "value__";

    public static bool IsMeterName(string name) => Meter.IsMatch(name);

    /// <summary>Returns whether a string is a valid event name, which has two parts.</summary>
    public static bool IsEventName(string name) => name.Split('.') is [string family, string own] && IsWord(family) && IsWord(own);

    /// <summary>Returns the words of a text that can be names of events.</summary>
    public static IEnumerable<string> EventNamesIn(string text)
    {
        char[] spaced =
        [
            .. text.Select(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.' ? c : ' '),
        ];
        return new string(spaced).Split(' ').Select(word => word.Trim('.', '-', '_')).Where(IsEventName);
    }

    /// <summary>Returns the nearest valid name, for the fix; null when there is none.</summary>
    public static string? Repair(string name)
    {
        string spaced = Regex.Replace(name, "(?<=[a-z0-9])(?=[A-Z])", "-", RegexOptions.CultureInvariant);
        string[] words = [.. Regex.Split(spaced.ToLowerInvariant(), "[^a-z0-9]+").Where(word => word.Length > 0)];
        string repaired = string.Join("-", words);
        return IsWord(repaired) ? repaired : null;
    }

    // In .NET, $ also matches before a final line break.
    private static Regex Make(string pattern) => new(pattern.TrimEnd('$') + @"\z", RegexOptions.CultureInvariant);
}
