using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Cli.Outcomes;
using Stalwart.Instrumentation.Cli.Sources;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Stalwart.Instrumentation.Cli.Importing;

/// <summary>
/// Makes a catalogue of the metric groups of OpenTelemetry's semantic conventions (YAML; the schema is that of
/// https://github.com/open-telemetry/build-tools/tree/main/semantic-conventions). Attributes may be defined in other files of the same run.
/// </summary>
internal sealed class SemanticConventionImport
{
    private const int OpenLimit = 20;

    /// <summary>What the conventions call a value that is none of the others; every tag of a catalogue has one.</summary>
    private const string Fallback = "_OTHER";
    private static readonly double[] Durations = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
    private static readonly double[] Sizes = [500, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];
    private static readonly string[] Reserved = ["le", "quantile", "job", "instance"];

    private readonly Dictionary<string, YamlMappingNode> groups = [];
    private readonly Dictionary<string, YamlMappingNode> attributes = [];

    /// <summary>Groups of the cycles that a note names.</summary>
    private readonly HashSet<YamlMappingNode> noted = new(ReferenceEqualityComparer.Instance);

    public static ImportedCatalogue Read(IReadOnlyList<SourceText> sources, string? meter)
    {
        var import = new SemanticConventionImport();
        foreach (SourceText source in sources)
        {
            import.Load(source);
        }

        var catalogue = new ImportedCatalogue(meter ?? "imported");
        foreach (YamlMappingNode group in import.groups.Values.Where(
            group => Word(group, "type") == "metric" && Word(group, "metric_name") is not null))
        {
            import.Take(group, catalogue);
        }

        return catalogue.Count > 0 ? catalogue : throw new Failure($"{sources[0].Path} has no groups of type metric");
    }

    private void Load(SourceText source)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(source.Text));
        }
        catch (YamlException fault)
        {
            throw new Failure(
                $"{source.Path}({fault.Start.Line},{fault.Start.Column}): this is not YAML: {fault.Message.ReplaceLineEndings(" ")}");
        }

        foreach (YamlMappingNode group in stream.Documents.Select(document => document.RootNode)
            .OfType<YamlMappingNode>()
            .SelectMany(root => List(root, "groups")))
        {
            groups[Word(group, "id") ?? $"group {groups.Count}"] = group;
            foreach (YamlMappingNode attribute in List(group, "attributes").Where(attribute => Word(attribute, "id") is not null))
            {
                string prefix = Word(group, "prefix") is string given ? given + "." : "";
                attributes[prefix + Word(attribute, "id")] = attribute;
            }
        }
    }

    private void Take(YamlMappingNode group, ImportedCatalogue catalogue)
    {
        string original = Word(group, "metric_name")!;
        string? name = Dotted(original);
        MetricKind? kind = Word(group, "instrument") switch
        {
            "counter" => MetricKind.Counter,
            "updowncounter" => MetricKind.UpDownCounter,
            "gauge" => MetricKind.Gauge,
            "histogram" => MetricKind.Histogram,
            _ => null,
        };
        if (name is null || kind is null)
        {
            catalogue.Notes.Add($"{original} is left out: its {(name is null ? "name" : "instrument")} cannot be one of a catalogue");
            return;
        }

        string unit = Word(group, "unit") ?? "";
        double[] buckets = kind != MetricKind.Histogram ? [] : unit == "By" ? Sizes : Durations;
        string? amount = (kind, unit) switch
        {
            (MetricKind.Counter, _) when unit.StartsWith('{') => null,
            (_, "s") => "duration",
            (_, "By") => "bytes",
            (MetricKind.Counter or MetricKind.UpDownCounter, _) => "long",
            _ => "double",
        };
        string brief = Word(group, "brief")?.Trim() is { Length: > 0 } given ? given : $"Imported from {original}";
        catalogue.Add(
            new ImportedMetric(
                name,
                kind.Value,
                unit,
                brief.TrimEnd('.'),
                buckets,
                Tags(group, catalogue),
                IsEvent: false,
                amount,
                Deprecated(group)));
    }

    /// <summary>The group's attributes, those of the group it extends included; those that are always there come first.</summary>
    private ImportedTag[] Tags(YamlMappingNode group, ImportedCatalogue catalogue)
    {
        var found = new List<(int Rank, ImportedTag Tag)>();
        foreach (YamlMappingNode extended in Chain(group, catalogue))
        {
            foreach (YamlMappingNode attribute in List(extended, "attributes"))
            {
                string name = Word(attribute, "ref") ?? Word(attribute, "id") ?? "";
                YamlMappingNode definition = attributes.GetValueOrDefault(name, attribute);
                if (ImportedName.Kebab(name) is string tag && !Reserved.Contains(tag) && found.All(other => other.Tag.Name != tag))
                {
                    found.Add((Rank(attribute), Tag(tag, definition)));
                }
            }
        }

        string[] optIn = [.. found.Where(item => item.Rank > 3).Select(item => item.Tag.Name)];
        if (optIn.Length > 0)
        {
            catalogue.Notes.Add($"{Word(group, "metric_name")}: opt-in attributes are left out: {string.Join(", ", optIn)}");
        }

        return [.. found.Where(item => item.Rank <= 3).OrderBy(item => item.Rank).Select(item => item.Tag)];
    }

    /// <summary>The group, the group that it extends, and so on; ends where the groups repeat, with one note for each such cycle.</summary>
    private List<YamlMappingNode> Chain(YamlMappingNode group, ImportedCatalogue catalogue)
    {
        List<YamlMappingNode> chain = [];
        for (YamlMappingNode? current = group; current is not null; current = Word(current, "extends") is string parent
            ? groups.GetValueOrDefault(parent)
            : null)
        {
            if (chain.FindIndex(earlier => ReferenceEquals(earlier, current)) is >= 0 and int first)
            {
                YamlMappingNode[] cycle = [.. chain[first..]];
                if (noted.Add(cycle[0]))
                {
                    noted.UnionWith(cycle);
                    IEnumerable<string> names = cycle.Append(cycle[0]).Select(member => $"'{Word(member, "id")}'");
                    catalogue.Notes.Add(
                        $"Circular 'extends': {string.Join(" -> ", names)}; the attributes of each group are imported once");
                }

                break;
            }

            chain.Add(current);
        }

        return chain;
    }

    private static ImportedTag Tag(string name, YamlMappingNode definition)
    {
        YamlNode? type = Child(definition, "type");
        if (type is YamlMappingNode members)
        {
            string[] values =
            [
                .. List(members, "members").Select(member => Word(member, "value") ?? Word(member, "id") ?? "")
                    .Where(value => value is not ("" or "other" or Fallback))
                    .Distinct(),
            ];
            return ImportedTag.IsClosed(values)
                ? new ImportedTag(name, values, false, 0)
                : ImportedTag.Open(name, Math.Max(OpenLimit, values.Length));
        }

        return (type as YamlScalarNode)?.Value == "boolean" ? new ImportedTag(name, [], true, 0) : ImportedTag.Open(name, OpenLimit);
    }

    private static int Rank(YamlMappingNode attribute)
    {
        YamlNode? level = Child(attribute, "requirement_level");
        string word = (level as YamlScalarNode)?.Value
            ?? ((level as YamlMappingNode)?.Children.Keys.FirstOrDefault() as YamlScalarNode)?.Value
            ?? "recommended";
        return word switch
        {
            "required" => 1,
            "conditionally_required" => 2,
            "opt_in" => 4,
            _ => 3,
        };
    }

    private static string? Deprecated(YamlMappingNode group) => Child(group, "deprecated") switch
    {
        YamlScalarNode { Value: { Length: > 0 } message } => message,
        YamlMappingNode details => Word(details, "note") ?? Word(details, "renamed_to") ?? Word(details, "reason") ?? "deprecated",
        _ => null,
    };

    /// <summary>Each part of a dotted name in kebab-case.</summary>
    private static string? Dotted(string name)
    {
        string?[] parts = [.. name.Split('.').Select(ImportedName.Kebab)];
        return parts.Contains(null) ? null : string.Join('.', parts);
    }

    private static YamlNode? Child(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? child) ? child : null;

    private static string? Word(YamlMappingNode node, string key) => (Child(node, key) as YamlScalarNode)?.Value;

    private static IEnumerable<YamlMappingNode> List(YamlMappingNode node, string key) =>
        (Child(node, key) as YamlSequenceNode)?.Children.OfType<YamlMappingNode>() ?? [];
}
