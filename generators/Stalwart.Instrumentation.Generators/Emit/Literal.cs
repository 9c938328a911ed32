using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>C# literals and documentation text.</summary>
internal static class Literal
{
    public static string Text(string? value) => value is null ? "null" : SymbolDisplay.FormatLiteral(value, quote: true);

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture) + "D";

    /// <summary>An integer, as a <see cref="long"/> where an <see cref="int"/> has no room.</summary>
    public static string Integer(long value) => Number(value) + (value > int.MaxValue ? "L" : "");

    public static string Boolean(bool value) => value ? "true" : "false";

    public static string Texts(IReadOnlyCollection<string> values) => values.Count == 0
        ? "global::System.Array.Empty<string>()"
        : $"new string[] {{ {string.Join(", ", values.Select(Text))} }}";

    /// <summary>Text for an XML comment: one line, escaped, ending as a sentence.</summary>
    public static string Sentence(string text)
    {
        string escaped = Xml(text.Trim());
        return escaped.EndsWith(".", System.StringComparison.Ordinal) ? escaped : escaped + ".";
    }

    public static string Xml(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                < ' ' or '\u0085' or '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF' => escaped.Append(' '),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    /// <summary>A name of the catalogue as a part of an identifier of ours; different names stay different.</summary>
    public static string Mangled(string name) => name.Replace("_", "___").Replace(".", "__").Replace('-', '_');
}
