using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Stalwart.Instrumentation.Cli.Conventions;

/// <summary>Reads the nodes of a YAML document; the result for a missing node, or one of another kind, is null or empty.</summary>
internal static class YamlNodes
{
    public static YamlNode? Child(this YamlMappingNode node, string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? child) ? child : null;

    public static string? Word(this YamlMappingNode node, string key) => Word(node.Child(key));

    public static string? Word(YamlNode? node) =>
        node is YamlScalarNode { Value: string value } scalar && !(scalar.Style == ScalarStyle.Plain && value is "" or "~" or "null")
            ? value
            : null;

    public static YamlMappingNode? Mapping(this YamlMappingNode node, string key) => node.Child(key) as YamlMappingNode;

    public static IEnumerable<YamlMappingNode> Mappings(this YamlMappingNode node, string key) =>
        (node.Child(key) as YamlSequenceNode)?.Children.OfType<YamlMappingNode>() ?? [];

    public static IEnumerable<string> Words(this YamlMappingNode node, string key) =>
        (node.Child(key) as YamlSequenceNode)?.Children.Select(Word).OfType<string>() ?? [];
}
