using System;
using System.Linq;
using System.Text.RegularExpressions;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Checks that a description is one line and does not only repeat the name.</summary>
internal static class DescriptionRules
{
    // Only in capitals: in lower case, the words may be part of the description, as in "Todo list opened".
    private static readonly Regex Marked = new(
        @"^\W*(?:TODO|FIXME|TBD|TBA|XXX+|WIP)(?:\W|\z)|^\W*(?i:todo|fixme|tbd|tba|xxx+|wip)\s*(?:[:(]|\W*\z)",
        RegexOptions.CultureInvariant);

    private static readonly string[] Placeholders =
        ["na", "none", "null", "empty", "description", "placeholder", "desc", "test", "foo", "bar", "asdf", "later", "missing"];

    /// <summary>Reports a bad description.</summary>
    /// <param name="text">The description.</param>
    /// <param name="name">The name of what it describes.</param>
    /// <param name="span">The place of the description.</param>
    /// <param name="bag">The diagnostics of the file.</param>
    public static void Check(string text, string name, SourceSpan span, DiagnosticBag bag)
    {
        string? error = text.Trim().Length == 0 ? "is empty; describe it in one line"
            : text.Any(char.IsControl) ? "contains a line break or another control character; keep it on one line"
            : text.Trim().TrimEnd('.') == name ? "only repeats the name; describe it in one line"
            : null;
        if (error is not null)
        {
            bag.Add(Rules.BadDescription, span, name, error);
        }
        else if (SaysNothing(text, name))
        {
            bag.Add(Rules.EmptyWords, span, name, IsPlaceholder(text) ? "is a placeholder" : "only repeats the name");
        }
    }

    /// <summary>Returns whether a description is a placeholder or only repeats the name.</summary>
    public static bool SaysNothing(string text, string name) =>
        IsPlaceholder(text) || (Letters(text) == Letters(name) && !IsSentence(text));

    /// <summary>
    /// Returns whether a text begins like a sentence and has several words. A good name says what happened, so "Order placed" describes
    /// <c>order.placed</c> well; "order placed" and "OrderPlaced" are only other spellings of the name.
    /// </summary>
    private static bool IsSentence(string text)
    {
        string[] words = text.Trim().Split(' ');
        return words.Length > 1 && char.IsUpper(words[0][0]) && words.Skip(1).All(word => word.Length > 0 && !char.IsUpper(word[0]));
    }

    /// <summary>Returns whether a text is a placeholder.</summary>
    public static bool IsPlaceholder(string text) =>
        !text.Any(char.IsLetter) || Marked.IsMatch(text) || Placeholders.Contains(Letters(text))
        || Letters(text).StartsWith("loremipsum", StringComparison.Ordinal);

    /// <summary>Returns the letters and digits in one case, so that only they are compared.</summary>
    private static string Letters(string text) => new([.. text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
