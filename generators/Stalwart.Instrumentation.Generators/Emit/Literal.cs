using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>Converts values to C# literals and XML documentation.</summary>
internal static class Literal
{
    public static string Text(string? value) => value is null ? "null" : SymbolDisplay.FormatLiteral(value, quote: true);

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture) + "D";

    /// <summary>Returns an integer literal, a <see cref="long"/> if an <see cref="int"/> is too small.</summary>
    public static string Integer(long value) => Number(value) + (value > int.MaxValue ? "L" : "");

    public static string Boolean(bool value) => value ? "true" : "false";

    public static string Texts(IReadOnlyCollection<string> values) => values.Count == 0
        ? "global::System.Array.Empty<string>()"
        : $"new string[] {{ {string.Join(", ", values.Select(Text))} }}";

    /// <summary>Returns text for an XML comment: one line, escaped, with a full stop at the end.</summary>
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

    /// <summary>Converts a name of the catalogue to part of an internal identifier; different names stay different.</summary>
    public static string Mangled(string name) => name.Replace("_", "___").Replace(".", "__").Replace('-', '_');
}
