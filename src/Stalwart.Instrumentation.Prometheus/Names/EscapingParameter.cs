namespace Stalwart.Instrumentation.Prometheus.Names;

/// <summary>The parameter <c>escaping</c> of <c>Accept</c> and <c>Content-Type</c>.</summary>
internal static class EscapingParameter
{
    private static readonly Dictionary<string, NameEscaping> Values = new(StringComparer.OrdinalIgnoreCase)
    {
        ["underscores"] = NameEscaping.Underscores,
        ["dots"] = NameEscaping.Dots,
        ["values"] = NameEscaping.Values,
        ["allow-utf-8"] = NameEscaping.AllowUtf8,
    };

    /// <summary>Returns the text of a value.</summary>
    public static string TextOf(NameEscaping escaping) => Values.First(pair => pair.Value == escaping).Key;

    /// <summary>Reads a value.</summary>
    /// <returns><see langword="null"/> for one that is absent or unknown.</returns>
    public static NameEscaping? Parse(string? text) =>
        text is not null && Values.TryGetValue(text, out NameEscaping escaping) ? escaping : null;
}
