using System.Text;

namespace Stalwart.Instrumentation.Prometheus.Names;

/// <summary>Escapes and encodes text for the formats.</summary>
internal static class ExpositionText
{
    /// <summary>Escapes the value of a label.</summary>
    public static string LabelValue(string value) => Escape(value).Replace("\"", "\\\"", StringComparison.Ordinal);

    /// <summary>Escapes a description; only OpenMetrics escapes quotation marks in it.</summary>
    public static string Help(string text, bool isOpenMetrics) => isOpenMetrics ? LabelValue(text) : Escape(text);

    /// <summary>Returns the UTF-8 bytes; a lone surrogate, which no client would accept, becomes U+FFFD.</summary>
    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
