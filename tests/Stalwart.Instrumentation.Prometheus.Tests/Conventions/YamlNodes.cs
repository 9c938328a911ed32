using YamlDotNet.RepresentationModel;

namespace Stalwart.Instrumentation.Prometheus.Tests.Conventions;

/// <summary>What a mapping of YAML has under a key.</summary>
internal static class YamlNodes
{
    public static YamlNode? Child(this YamlMappingNode node, string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? child) ? child : null;

    public static string? Word(this YamlMappingNode node, string key) => (node.Child(key) as YamlScalarNode)?.Value;

    public static IEnumerable<YamlMappingNode> Mappings(this YamlMappingNode node, string key) =>
        (node.Child(key) as YamlSequenceNode)?.Children.OfType<YamlMappingNode>() ?? [];
}
