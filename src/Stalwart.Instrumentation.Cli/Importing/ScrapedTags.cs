using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Cli.Scraping;

namespace Stalwart.Instrumentation.Cli.Importing;

/// <summary>Converts the labels of a family to tags of the same name.</summary>
/// <param name="family">The family.</param>
/// <param name="notes">The notes on what could not be imported unchanged.</param>
internal sealed class ScrapedTags(SampleFamily family, List<string> notes)
{
    /// <summary>Labels that the server sets, so that a metric cannot have them.</summary>
    private static readonly string[] OfServer = ["job", "instance"];

    private readonly List<ImportedTag> tags = [];

    /// <summary>Returns the tags, those with the fewest values first.</summary>
    public IReadOnlyList<ImportedTag> Read()
    {
        var empty = new List<string>();
        foreach (IGrouping<string, string> label in family.Samples.SelectMany(sample => sample.Labels)
            .Where(label => !IsOfFormat(label.Key))
            .GroupBy(label => label.Key, label => label.Value))
        {
            string[] given = [.. label.Where(value => value.Length > 0)];
            string[] seen = [.. given.Distinct()];
            if (OfServer.Contains(label.Key))
            {
                notes.Add($"{family.Name}: the label {label.Key} is left out; Prometheus sets it");
            }
            else if (seen.Length == 0)
            {
                empty.Add(label.Key);
            }
            else if (NameOf(label.Key) is string name)
            {
                // In Prometheus, an empty label and a missing one are the same.
                tags.Add(ImportedTag.Of(name, seen) with { IsOptional = given.Length < family.Samples.Count });
            }
        }

        if (empty.Count > 0)
        {
            notes.Add($"{family.Name}: labels that are always empty are left out: {string.Join(", ", empty)}");
        }

        return [.. tags.OrderBy(tag => tag.Size)];
    }

    private bool IsOfFormat(string label) => label.StartsWith("otel_scope_", StringComparison.Ordinal)
        || (label == "le" && family.Type is "histogram" or "gaugehistogram")
        || (label == "quantile" && family.Type == "summary");

    private string? NameOf(string label)
    {
        string? name = NameGrammar.IsDotted(label) && label is not ("le" or "quantile") ? label : ImportedName.Kebab(label);
        if (name is null or "le" or "quantile"
            || tags.Any(tag => ScrapedName.Key(tag.Name) == ScrapedName.Key(name)))
        {
            notes.Add($"{family.Name}: the label {label} is left out; its name cannot be used in a catalogue with the others");
            return null;
        }

        if (PrometheusName.Label(name) != label && name != label)
        {
            notes.Add($"{family.Name}: the label {label} becomes {PrometheusName.Label(name)}");
        }

        return name;
    }
}
