using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Stalwart.Instrumentation.Catalogue.Toml;

/// <summary>Writes keys and values as TOML.</summary>
internal static class TomlText
{
    /// <summary>Writes a basic string on one line.</summary>
    public static string String(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (char c in text)
        {
            _ = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' or '\u007F' => quoted.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Writes an array of strings on one line.</summary>
    public static string Strings(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(String))}]";

    /// <summary>Writes a finite number, a whole number without a fraction, so that it is a TOML integer.</summary>
    public static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture).Replace("E+", "e").Replace('E', 'e');

    /// <summary>Writes a segment of a key, in quotes if it needs them.</summary>
    public static string Key(string name) => name.Length > 0 && name.All(IsBare) ? name : String(name);

    /// <summary>Replaces control characters with spaces, for a string that must fit on one line.</summary>
    public static string OneLine(string text) => new([.. text.Select(c => char.IsControl(c) ? ' ' : c)]);

    private static bool IsBare(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_';
}
