using System.Globalization;
using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.Prometheus.Exposition;

/// <summary>A label of a sample.</summary>
/// <param name="Attribute">The attribute that it comes from.</param>
/// <param name="Name">Its name in Prometheus.</param>
/// <param name="Value">Its value, not escaped.</param>
internal sealed record Label(string Attribute, string Name, string Value)
{
    /// <summary>Returns the label of an attribute.</summary>
    public static Label Of(string attribute, object? value) => new(attribute, NameOf(attribute), Text(value));

    /// <summary>Returns the name that the label of an attribute has.</summary>
    public static string NameOf(string attribute)
    {
        string name = PrometheusName.Label(attribute).Replace(':', '_');
        return name.Length == 0 || char.IsAsciiDigit(name[0]) ? "_" + name : name;
    }

    /// <summary>
    /// Returns labels as a sample has them, between its braces. Attributes whose names are the same in Prometheus share one label.
    /// </summary>
    public static string Render(IEnumerable<Label> labels) => string.Join(
        ',', Unique(labels).Select(label => $"{label.Name}=\"{ExpositionText.LabelValue(label.Value)}\""));

    /// <summary>Returns the names and values of labels, each name once.</summary>
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
