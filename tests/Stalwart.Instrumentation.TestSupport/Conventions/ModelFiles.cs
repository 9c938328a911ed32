using Stalwart.Instrumentation.TestSupport.SharedData;
using YamlDotNet.Serialization;

namespace Stalwart.Instrumentation.TestSupport.Conventions;

/// <summary>The metrics of model files, read without the tool's reader: plain dictionaries and lists of the YAML.</summary>
internal sealed class ModelFiles
{
    /// <summary>The name of the folder beside the repository that has the files.</summary>
    public const string Folder = "semconv";

    /// <summary>
    /// Metrics whose names are the same in Prometheus, and in C#, as those of the metrics that replace them: no catalogue has both.
    /// </summary>
    public static readonly IReadOnlyList<string> Replaced =
        ["k8s.container.cpu.limit_utilization", "k8s.container.cpu.request_utilization"];

    private readonly Dictionary<string, Dictionary<object, object>> groups = [];
    private readonly Dictionary<string, Dictionary<object, object>> definitions = [];
    private readonly List<Dictionary<object, object>> metrics = [];

    private ModelFiles(IEnumerable<string> files)
    {
        IDeserializer deserializer = new DeserializerBuilder().Build();
        foreach (Dictionary<object, object> root in files.Select(
            file => deserializer.Deserialize<Dictionary<object, object>>(File.ReadAllText(file))))
        {
            foreach (Dictionary<object, object> group in Items(root, "groups").Concat(Items(root, "attribute_groups")))
            {
                groups[(string)group["id"]] = group;
            }

            metrics.AddRange(Items(root, "groups").Where(group => group["type"] is "metric").Concat(Items(root, "metrics")));
            foreach (Dictionary<object, object> attribute in Items(root, "groups").SelectMany(group => Items(group, "attributes"))
                .Concat(Items(root, "attributes")))
            {
                if ((Text(attribute, "id") ?? Text(attribute, "key")) is { } name)
                {
                    definitions[name] = attribute;
                }
            }
        }
    }

    /// <summary>Returns the paths of all files, in the order of their names.</summary>
    public static IReadOnlyList<string> All()
    {
        string folder = SharedFolder.Find(Folder)
            ?? throw new DirectoryNotFoundException($"The data of {Folder} are not beside the repository.");
        return [.. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }

    /// <summary>Returns the metrics of files, in their order.</summary>
    public static IReadOnlyList<ModelMetric> Read(IEnumerable<string> files)
    {
        var read = new ModelFiles(files);
        return [.. read.metrics.Select(metric => new ModelMetric(
            Text(metric, "metric_name") ?? Text(metric, "name")!,
            Text(metric, "instrument")!,
            Text(metric, "unit")!,
            Text(metric, "brief")!.Trim(),
            IsFloating(metric),
            metric.ContainsKey("deprecated"),
            read.Attributes(metric).ToDictionary(item => item.Key, item => read.Attribute(item.Key, item.Value))))];
    }

    /// <summary>Each attribute's level: that of the reference nearest to the metric that has one.</summary>
    private Dictionary<string, string?> Attributes(Dictionary<object, object> group)
    {
        var levels = new Dictionary<string, string?>();
        if (Text(group, "extends") is { } parent)
        {
            Take(Attributes(groups[parent]));
        }

        foreach (string referred in Items(group, "attributes").Select(attribute => Text(attribute, "ref_group")).OfType<string>())
        {
            Take(Attributes(groups[referred]));
        }

        Take(Items(group, "attributes").Where(attribute => !attribute.ContainsKey("ref_group"))
            .Select(attribute => KeyValuePair.Create((Text(attribute, "ref") ?? Text(attribute, "id"))!, Level(attribute))));
        return levels;

        void Take(IEnumerable<KeyValuePair<string, string?>> found)
        {
            foreach ((string name, string? level) in found)
            {
                levels[name] = level ?? levels.GetValueOrDefault(name);
            }
        }
    }

    private ModelAttribute Attribute(string name, string? level)
    {
        Dictionary<object, object> definition = definitions[name];
        return definition["type"] is Dictionary<object, object> enumeration
            ? new ModelAttribute(
                name,
                level ?? "recommended",
                "enum",
                [.. Items(enumeration, "members").Select(member => Text(member, "value")!).Distinct()],
                [])
            : new ModelAttribute(name, level ?? "recommended", Text(definition, "type")!, [], Examples(definition));
    }

    private static IReadOnlyList<string> Examples(Dictionary<object, object> definition) => definition.GetValueOrDefault("examples") switch
    {
        List<object> examples => [.. examples.OfType<string>().Distinct()],
        string example => [example],
        _ => [],
    };

    private static bool IsFloating(Dictionary<object, object> metric) =>
        metric.GetValueOrDefault("annotations") is Dictionary<object, object> annotations
        && annotations.GetValueOrDefault("code_generation") is Dictionary<object, object> generation
        && Text(generation, "metric_value_type") == "double";

    private static string? Level(Dictionary<object, object> attribute) => attribute.GetValueOrDefault("requirement_level") switch
    {
        Dictionary<object, object> condition => (string)condition.Keys.Single(),
        var level => (string?)level,
    };

    private static string? Text(Dictionary<object, object> node, string key) => node.GetValueOrDefault(key) as string;

    private static IEnumerable<Dictionary<object, object>> Items(Dictionary<object, object> node, string key) =>
        (node.GetValueOrDefault(key) as List<object> ?? []).OfType<Dictionary<object, object>>();
}
