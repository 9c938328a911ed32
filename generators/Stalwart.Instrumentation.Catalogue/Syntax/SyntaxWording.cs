using System;

namespace Stalwart.Instrumentation.Catalogue.Syntax;

/// <summary>Says a parser's finding in words that name the remedy.</summary>
internal static class SyntaxWording
{
    public const string TooDeep = "arrays and tables are nested too deep";
    public const string StringNotClosed = "the string is not closed before the end of the line; add the closing quote, or use \"\"\" for text of several lines";
    public const string TextNotClosed = "the string is never closed; add the closing quotes";
    public const string ArrayNotClosed = "the array is not closed; add `]`";
    public const string TableNotClosed = "the inline table is not closed; add `}`";
    public const string CommaMissing = "a comma is missing after this; add `,`";

    private static readonly (string Part, string Words)[] Known =
    [
        ("on string literal", "the string is never closed; add the closing quote"),
        ("closing `]`", ArrayNotClosed),
        ("while expecting `]`", "the table's name is not closed; add `]`"),
        ("Expecting `=`", "`=` and a value are missing after the key"),
        ("end-of-line found while expecting a value", "the value is missing after `=`"),
        ("for a value", "this is not a value; text is written in quotes, numbers and true or false without"),
        ("leading zero", "a number has no leading zero"),
        ("Unable to parse integer", "the number does not fit into 64 bits"),
        ("Invalid control character", "control characters are not allowed; write them as an escape such as \\u0001"),
        ("while expecting token `newline`", "the line should end here; put the next key on a line of its own"),
        ("while parsing inline table", "the inline table is not right here; it is written { key = value, key = value }, closed by `}`"),
        ("Missing a `,`", "a comma is missing before this; add `,`"),
        ("invalid escape", "this escape is not known; write \\\\ for a backslash, \\\" for a quote, or put the text in single quotes"),
    ];

    public static string Describe(string message)
    {
        foreach ((string part, string words) in Known)
        {
            if (message.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return words;
            }
        }

        return message.TrimEnd('.', ' ') + "; a line is `key = value`, `[table]` or `# comment`";
    }
}
