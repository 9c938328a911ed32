namespace Stalwart.Instrumentation.Prometheus.Names;

/// <summary>Names in the text formats, which are quoted if they contain other than plain characters.</summary>
internal static class QuotedName
{
    /// <summary>Returns the name of a metric for the lines that describe it.</summary>
    public static string OfMetric(string name) => EscapedName.IsPlainMetric(name) ? name : Quote(name);

    /// <summary>Returns the name of a label.</summary>
    public static string OfLabel(string name) => EscapedName.IsPlainLabel(name) ? name : Quote(name);

    /// <summary>Returns the beginning of a sample: a quoted name is written between the braces, like a first label.</summary>
    public static string Open(string name) => EscapedName.IsPlainMetric(name) ? name + "{" : "{" + Quote(name);

    private static string Quote(string name) => $"\"{ExpositionText.LabelValue(name)}\"";
}
