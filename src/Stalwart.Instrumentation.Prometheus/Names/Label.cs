using System.Globalization;

namespace Stalwart.Instrumentation.Prometheus.Names;

/// <summary>A label of a sample.</summary>
/// <param name="Attribute">The attribute that the label represents.</param>
/// <param name="Name">The name in Prometheus.</param>
/// <param name="Value">The unescaped value.</param>
internal sealed record Label(string Attribute, string Name, string Value)
{
    /// <summary>Returns the label of an attribute.</summary>
    public static Label Of(string attribute, object? value, Naming naming) => new(attribute, naming.Label(attribute), Text(value));

    /// <summary>
    /// Returns labels as written between the braces of a sample. Attributes with the same Prometheus name share one label.
    /// </summary>
    public static string Render(IEnumerable<Label> labels) => string.Join(
        ',', Unique(labels).Select(label => $"{QuotedName.OfLabel(label.Name)}=\"{ExpositionText.LabelValue(label.Value)}\""));

    /// <summary>Returns the names and values of labels, without duplicate names.</summary>
    public static IEnumerable<(string Name, string Value)> Unique(IEnumerable<Label> labels) =>
        labels.GroupBy(label => label.Name, StringComparer.Ordinal).Select(same => (same.Key, Merge([.. same])));

    private static string Merge(Label[] same) => same.Length == 1
        ? same[0].Value
        : string.Join(';', same.OrderBy(label => label.Attribute, StringComparer.Ordinal).Select(label => label.Value));

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        double or float => CanonicalNumber.Of(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
