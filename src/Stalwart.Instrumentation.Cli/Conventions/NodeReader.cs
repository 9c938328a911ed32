using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Stalwart.Instrumentation.Cli.Conventions;

/// <summary>Reads the parts that both schemas have in common.</summary>
internal static class NodeReader
{
    public static AttributeDefinition Attribute(string name, YamlMappingNode node)
    {
        string brief = node.Word("brief") ?? "";
        RequirementLevel? level = Level(node);
        return node.Mapping("type") is { } enumeration
            ? new AttributeDefinition(name, AttributeDefinition.Enumeration, Members(enumeration), brief, level)
            : new AttributeDefinition(name, node.Word("type") ?? AttributeDefinition.Text, [], brief, level);
    }

    public static RequirementLevel? Level(YamlMappingNode node)
    {
        YamlNode? level = node.Child("requirement_level");
        YamlNode? word = level is YamlMappingNode condition ? condition.Children.Keys.FirstOrDefault() : level;
        return YamlNodes.Word(word) switch
        {
            "required" => RequirementLevel.Required,
            "conditionally_required" => RequirementLevel.ConditionallyRequired,
            "recommended" => RequirementLevel.Recommended,
            "opt_in" => RequirementLevel.OptIn,
            _ => null,
        };
    }

    public static MetricDefinition Metric(string name, YamlMappingNode node, ConventionGroup group) => new(
        name,
        node.Word("instrument") ?? "",
        node.Word("unit") ?? "",
        node.Word("brief")?.Trim() ?? "",
        node.Mapping("annotations")?.Mapping("code_generation")?.Word("metric_value_type") switch
        {
            "int" => false,
            "double" => true,
            _ => null,
        },
        Buckets(node),
        Deprecated(node),
        group);

    /// <summary>Returns the recommended boundaries of the instrument, which a registry has in a key or an annotation.</summary>
    private static double[] Buckets(YamlMappingNode node)
    {
        const string Advice = "advisory";
        YamlMappingNode? advice = node.Mapping(Advice) ?? node.Mapping("annotations")?.Mapping(Advice);
        string[] words = [.. advice?.Words("explicit_bucket_boundaries") ?? []];
        double[] numbers =
        [
            .. words.Select(word => double.TryParse(word, CultureInfo.InvariantCulture, out double number) ? number : double.NaN)
                .Where(double.IsFinite),
        ];
        return numbers.Length == words.Length ? [.. numbers.Distinct().Order()] : [];
    }

    public static string? Deprecated(YamlMappingNode node) => node.Child("deprecated") switch
    {
        YamlMappingNode details when details.Word("note") is { } note => note,
        YamlMappingNode details when details.Word("renamed_to") is { } name => $"Replaced by '{name}'",
        YamlMappingNode details when details.Word("reason") is { } reason and not "obsoleted" => $"Reason: {reason}",
        YamlMappingNode => "There is no replacement",
        var message => YamlNodes.Word(message),
    };

    private static AttributeMember[] Members(YamlMappingNode enumeration) =>
    [
        .. enumeration.Mappings("members").Select(member =>
        {
            string id = member.Word("id") ?? "";
            bool isInteger = member.Child("value") is YamlScalarNode { Style: ScalarStyle.Plain, Value: string digits }
                && long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
            return new AttributeMember(id, member.Word("value") ?? id, isInteger);
        }),
        .. enumeration.Words("members").Select(value => new AttributeMember(value, value, IsInteger: false)),
    ];
}
