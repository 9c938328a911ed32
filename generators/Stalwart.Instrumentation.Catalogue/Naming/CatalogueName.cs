using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace Stalwart.Instrumentation.Catalogue.Naming;

/// <summary>Converts C# identifiers to names of a catalogue: the inverse of <see cref="CSharpName"/>.</summary>
public static class CatalogueName
{
    private const int MaxLength = 100;
    private const int MaxValueLength = 64;

    /// <summary>
    /// Returns the name whose <see cref="CSharpName.Pascal"/> is an identifier: <c>MessageSize</c> is <c>message-size</c>, and only
    /// <c>h-t-t-p-done</c> is <c>HTTPDone</c>; <see langword="null"/> when there is none.
    /// </summary>
    /// <param name="identifier">The identifier, without <c>@</c>.</param>
    public static string? OfMember(string identifier)
    {
        var name = new StringBuilder(identifier.Length + 8);
        foreach (char c in identifier)
        {
            if (c is >= 'A' and <= 'Z')
            {
                name.Append(name.Length == 0 ? "" : "-").Append(char.ToLowerInvariant(c));
            }
            else if (name.Length > 0 && c is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
            {
                name.Append(c);
            }
            else
            {
                return null;
            }
        }

        return name.Length is 0 or > MaxLength ? null : name.ToString();
    }

    /// <summary>
    /// Returns the name whose <see cref="CSharpName.Camel"/> is an identifier: <c>userID</c> is <c>user-i-d</c>; <see langword="null"/>
    /// when there is none.
    /// </summary>
    /// <param name="identifier">The identifier, without <c>@</c>.</param>
    public static string? OfParameter(string identifier) => identifier.Length > 0 && identifier[0] is >= 'a' and <= 'z'
        ? OfMember(char.ToUpperInvariant(identifier[0]) + identifier.Substring(1))
        : null;

    /// <summary>
    /// Returns the words of an identifier as a name that need not convert back to the identifier: <c>userID</c> is <c>user-id</c>;
    /// <see langword="null"/> when there are none.
    /// </summary>
    /// <param name="identifier">The identifier.</param>
    public static string? OfWords(string identifier)
    {
        string words = Regex.Replace(
            identifier.TrimStart('_'), "(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", RegexOptions.CultureInvariant);
        string name = words.Replace('_', '-').ToLowerInvariant();
        return name.Length <= MaxLength && Regex.IsMatch(name, @"\A[a-z][a-z0-9]*(?:-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)
            ? name
            : null;
    }

    /// <summary>
    /// Returns the value of a tag whose <see cref="CSharpName.Pascal"/> is an identifier, spelled like the other values;
    /// <see langword="null"/> when there is none.
    /// </summary>
    /// <param name="identifier">The member of the enum, without <c>@</c>.</param>
    /// <param name="neighbors">The other values of the tag.</param>
    public static string? OfValue(string identifier, IReadOnlyCollection<string> neighbors)
    {
        string? kebab = OfMember(identifier);
        bool isUpper = neighbors.Any(value => value.Any(char.IsLetter)) && !neighbors.Any(value => value.Any(char.IsLower));
        string? separated = kebab?.Replace('-', SeparatorOf(neighbors));
        string verbatim = identifier.TrimStart('_');
        bool isAcronym = Regex.IsMatch(identifier, "[A-Z]{2}", RegexOptions.CultureInvariant);
        string[] spellings = isUpper || isAcronym || separated is null ? [verbatim, separated ?? verbatim] : [separated, verbatim];
        return spellings.FirstOrDefault(value => value.Length is > 0 and <= MaxValueLength
            && value.All(IsOfValue)
            && CSharpName.Pascal(value) == identifier);
    }

    /// <summary>Returns the separator that the values share, if any has one.</summary>
    private static char SeparatorOf(IEnumerable<string> values)
    {
        char[] used = [.. values.SelectMany(value => value).Where(c => c is '-' or '_' or '.').Distinct()];
        return used.Length == 1 ? used[0] : '-';
    }

    private static bool IsOfValue(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.';
}
