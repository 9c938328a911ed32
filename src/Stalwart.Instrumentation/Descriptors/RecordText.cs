using System.Globalization;

namespace Stalwart.Instrumentation;

/// <summary>Writes the values of records for people, the same in every culture.</summary>
internal static class RecordText
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string text => IsPlain(text) ? text : Quoted(text),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>Whether a text cannot be taken for anything but one value.</summary>
    private static bool IsPlain(string text) =>
        text.Length > 0 && text != "null" && !text.AsSpan().ContainsAny(" =\"") && !text.Any(char.IsControl);
}
