using YamlDotNet.RepresentationModel;

namespace Stalwart.Instrumentation.Cli.Conventions;

/// <summary>
/// Reads a file of the second schema, <c>file_format: definition/2</c>:
/// https://github.com/open-telemetry/weaver/blob/main/schemas/semconv-syntax.v2.md.
/// </summary>
internal static class SecondSchema
{
    public const string Format = "definition/2";

    public static void Read(YamlMappingNode root, ConventionRegistry registry)
    {
        foreach (YamlMappingNode node in root.Mappings("attributes"))
        {
            if (node.Word("key") is { } key)
            {
                registry.Add(NodeReader.Attribute(key, node));
            }
        }

        foreach (YamlMappingNode node in root.Mappings("attribute_groups"))
        {
            registry.Add(Group(node.Word("id") ?? "", node));
        }

        foreach (YamlMappingNode node in root.Mappings("metrics"))
        {
            if (node.Word("name") is { } name)
            {
                registry.Add(NodeReader.Metric(name, node, Group(name, node)));
            }
        }

        foreach (YamlMappingNode node in root.Mappings("metric_refinements"))
        {
            if (node.Word("id") is { } id && node.Word("ref") is { } of)
            {
                registry.Add(new MetricRefinement(id, of, Group(id, node)));
            }
        }

        foreach (string pattern in root.Mapping("imports")?.Words("metrics") ?? [])
        {
            registry.AddImport(pattern);
        }
    }

    private static ConventionGroup Group(string id, YamlMappingNode node)
    {
        YamlMappingNode[] entries = [.. node.Mappings("attributes")];
        return new ConventionGroup(
            id,
            "ref_group",
            [
                .. entries.Where(entry => entry.Word("ref") is not null)
                    .Select(entry => new AttributeUse(entry.Word("ref")!, NodeReader.Level(entry))),
            ],
            [.. entries.Select(entry => entry.Word("ref_group")).OfType<string>()]);
    }
}
