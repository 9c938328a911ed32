using System.Globalization;

namespace Stalwart.Instrumentation;

/// <summary>Formats the values of records for people, independent of the culture.</summary>
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

    /// <summary>Returns whether a text is unambiguous without quotes.</summary>
    private static bool IsPlain(string text) =>
        text.Length > 0 && text != "null" && !text.AsSpan().ContainsAny(" =\"") && !text.Any(char.IsControl);
}
