namespace Stalwart.Instrumentation.Prometheus.Names;

/// <summary>Names as the text formats have them: in quotation marks when they have characters that others do not.</summary>
internal static class QuotedName
{
    /// <summary>Returns the name of a metric in the lines that describe it.</summary>
    public static string OfMetric(string name) => EscapedName.IsPlainMetric(name) ? name : Quote(name);

    /// <summary>Returns the name of a label.</summary>
    public static string OfLabel(string name) => EscapedName.IsPlainLabel(name) ? name : Quote(name);

    /// <summary>Returns what a sample begins with: a quoted name stands between the braces, as if it were the first label.</summary>
    public static string Open(string name) => EscapedName.IsPlainMetric(name) ? name + "{" : "{" + Quote(name);

    private static string Quote(string name) => $"\"{ExpositionText.LabelValue(name)}\"";
}
