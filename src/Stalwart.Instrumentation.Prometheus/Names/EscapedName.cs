using System.Globalization;
using System.Text;

namespace Stalwart.Instrumentation.Prometheus.Names;

/// <summary>Escapes names with arbitrary characters for clients (Prometheus: UTF-8 guide, escaping schemes).</summary>
internal static class EscapedName
{
    /// <summary>Returns whether every client can read a metric name unescaped.</summary>
    public static bool IsPlainMetric(string name) => IsPlain(name, isMetric: true);

    /// <summary>Returns whether every client can read a label name unescaped.</summary>
    public static bool IsPlainLabel(string name) => IsPlain(name, isMetric: false);

    /// <summary>Returns a name for clients with an escaping.</summary>
    /// <param name="name">The name.</param>
    /// <param name="escaping">The escaping of characters that are not plain.</param>
    /// <param name="isMetric">Whether it is a metric name, which can contain colons.</param>
    public static string Of(string name, NameEscaping escaping, bool isMetric)
    {
        if (escaping == NameEscaping.AllowUtf8 || (escaping != NameEscaping.Dots && IsPlain(name, isMetric)))
        {
            return name;
        }

        var escaped = new StringBuilder(escaping == NameEscaping.Values ? "U__" : "");
        int start = escaped.Length;
        foreach (Rune rune in name.EnumerateRunes())
        {
            escaped.Append(Escape(rune, escaping, isMetric, isFirst: escaped.Length == start));
        }

        return escaped.Length == start ? "_" : escaped.ToString();
    }

    private static string Escape(Rune rune, NameEscaping escaping, bool isMetric, bool isFirst) => escaping switch
    {
        NameEscaping.Dots when rune.Value == '.' => "_dot_",
        NameEscaping.Dots or NameEscaping.Values when rune.Value == '_' => "__",
        _ when IsPlain(rune, isMetric, isFirst) => rune.ToString(),
        NameEscaping.Dots => "__",
        NameEscaping.Values when rune == Rune.ReplacementChar => "_FFFD_",
        NameEscaping.Values => string.Create(CultureInfo.InvariantCulture, $"_{rune.Value:x}_"),
        _ => "_",
    };

    private static bool IsPlain(string name, bool isMetric)
    {
        for (int i = 0; i < name.Length; i++)
        {
            if (char.IsSurrogate(name[i]) || !IsPlain(new Rune(name[i]), isMetric, i == 0))
            {
                return false;
            }
        }

        return name.Length > 0;
    }

    private static bool IsPlain(Rune rune, bool isMetric, bool isFirst) => rune.IsAscii
        && ((char)rune.Value is var c)
        && (char.IsAsciiLetter(c) || c == '_' || (isMetric && c == ':') || (!isFirst && char.IsAsciiDigit(c)));
}
