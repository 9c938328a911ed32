using Stalwart.Instrumentation.TestSupport.SharedData;
using YamlDotNet.RepresentationModel;

namespace Stalwart.Instrumentation.Prometheus.Tests.Conventions;

/// <summary>
/// The model files of OpenTelemetry's semantic conventions: groups of the first schema (<c>groups</c>, <c>extends</c>) and of the second
/// (<c>metrics</c>, <c>attribute_groups</c>, <c>ref_group</c>).
/// </summary>
internal sealed class ConventionModels
{
    /// <summary>The name of the folder beside the repository.</summary>
    public const string Folder = "semconv";

    private readonly Dictionary<string, YamlMappingNode> groups = [];
    private readonly Dictionary<string, YamlMappingNode> attributes = [];
    private readonly List<YamlMappingNode> metrics = [];

    private ConventionModels()
    {
    }

    /// <summary>Reads the metrics of all files, in the order of the files' names.</summary>
    public static ConventionMetric[] Read()
    {
        string folder = SharedFolder.Find(Folder)
            ?? throw new DirectoryNotFoundException($"The data of {Folder} are not beside the repository.");
        var models = new ConventionModels();
        foreach (string file in Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            models.Load(file);
        }

        return [.. models.metrics.Select(models.Metric)];
    }

    private void Load(string file)
    {
        using StreamReader reader = File.OpenText(file);
        var stream = new YamlStream();
        stream.Load(reader);
        foreach (YamlMappingNode root in stream.Documents.Select(document => document.RootNode).OfType<YamlMappingNode>())
        {
            foreach (YamlMappingNode group in root.Mappings("groups").Concat(root.Mappings("attribute_groups")))
            {
                groups[group.Word("id")!] = group;
                Define(group);
            }

            Define(root);
            metrics.AddRange(root.Mappings("groups").Where(group => group.Word("type") == "metric"));
            metrics.AddRange(root.Mappings("metrics"));
        }
    }

    /// <summary>Takes the attributes that a group or a file defines, rather than refers to.</summary>
    private void Define(YamlMappingNode owner)
    {
        foreach (YamlMappingNode attribute in owner.Mappings("attributes"))
        {
            if ((attribute.Word("id") ?? attribute.Word("key")) is string name)
            {
                attributes[name] = attribute;
            }
        }
    }

    private ConventionMetric Metric(YamlMappingNode metric)
    {
        var generation = (metric.Child("annotations") as YamlMappingNode)?.Child("code_generation") as YamlMappingNode;
        return new ConventionMetric(
            metric.Word("metric_name") ?? metric.Word("name")!,
            Enum.Parse<MetricKind>(metric.Word("instrument")!, ignoreCase: true),
            metric.Word("unit")!,
            metric.Word("brief")!.Trim(),
            generation?.Word("metric_value_type") == "double",
            metric.Child("deprecated") is not null,
            [.. Names(metric).Distinct().Select(Attribute)]);
    }

    /// <summary>The names of a group's attributes, those of the groups that it extends or refers to included.</summary>
    private IEnumerable<string> Names(YamlMappingNode group)
    {
        IEnumerable<string> own = group.Mappings("attributes").SelectMany(attribute => attribute.Word("ref_group") is string referred
            ? Names(groups[referred])
            : [attribute.Word("ref") ?? attribute.Word("id")!]);
        return group.Word("extends") is string extended ? own.Concat(Names(groups[extended])) : own;
    }

    private ConventionAttribute Attribute(string name)
    {
        YamlMappingNode definition = attributes[name];
        IEnumerable<string?> values = definition.Child("type") is YamlMappingNode enumeration
            ? enumeration.Mappings("members").Select(member => member.Word("value") ?? member.Word("id"))
            : definition.Child("examples") switch
            {
                YamlSequenceNode examples => examples.Children.OfType<YamlScalarNode>().Select(example => example.Value),
                YamlScalarNode example => [example.Value],
                _ => [],
            };
        return new ConventionAttribute(name, definition.Word("type") == "boolean", [.. values.OfType<string>().Distinct()]);
    }
}
