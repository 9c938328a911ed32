using YamlDotNet.RepresentationModel;

namespace Stalwart.Instrumentation.Cli.Conventions;

/// <summary>
/// Reads a file of the first schema, which has <c>groups</c>:
/// https://github.com/open-telemetry/build-tools/tree/main/semantic-conventions.
/// </summary>
internal static class FirstSchema
{
    public static void Read(YamlMappingNode root, ConventionRegistry registry)
    {
        foreach (YamlMappingNode node in root.Mappings("groups"))
        {
            ConventionGroup group = Group(node, registry);
            registry.Add(group);
            if (node.Word("type") == "metric" && node.Word("metric_name") is { } name)
            {
                registry.Add(NodeReader.Metric(name, node, group));
            }
        }
    }

    private static ConventionGroup Group(YamlMappingNode node, ConventionRegistry registry)
    {
        string prefix = node.Word("prefix") is { } given ? given + "." : "";
        var uses = new List<AttributeUse>();
        foreach (YamlMappingNode attribute in node.Mappings("attributes"))
        {
            if (attribute.Word("ref") is { } reference)
            {
                uses.Add(new AttributeUse(reference, NodeReader.Level(attribute)));
            }
            else if (attribute.Word("id") is { } id)
            {
                registry.Add(NodeReader.Attribute(prefix + id, attribute));
                uses.Add(new AttributeUse(prefix + id, NodeReader.Level(attribute)));
            }
        }

        IEnumerable<string> included = node.Mappings("constraints").Select(constraint => constraint.Word("include")).OfType<string>();
        string[] extended = node.Word("extends") is { } parent ? [parent] : [];
        return new ConventionGroup(node.Word("id") ?? node.Word("metric_name") ?? "", "extends", uses, [.. extended, .. included]);
    }
}
