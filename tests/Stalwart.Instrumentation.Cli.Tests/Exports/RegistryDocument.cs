using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Stalwart.Instrumentation.Cli.Tests.Exports;

/// <summary>
/// A registry as the schema of Weaver 0.25.1 sees it (semconv.schema.v2.json), read without the tool's reader: the keys that each object
/// can have, those that it must have, the words of each enumeration, and references.
/// </summary>
internal sealed class RegistryDocument
{
    private static readonly string[] OtherThanText = ["true", "false", "yes", "no", "on", "off", "null"];
    private static readonly string[] Stabilities = ["stable", "development", "deprecated", "alpha", "beta", "release_candidate"];
    private readonly YamlMappingNode root;

    public RegistryDocument(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        root = (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    /// <summary>The names of the metrics, in their order.</summary>
    public string[] Metrics => [.. Items(root, "metrics").Select(metric => Text(metric, "name"))];

    /// <summary>The names of the events, in their order.</summary>
    public string[] Events => [.. Items(root, "events").Select(item => Text(item, "name"))];

    /// <summary>The keys of the attributes, in their order.</summary>
    public string[] Attributes => [.. Items(root, "attributes").Select(attribute => Text(attribute, "key"))];

    /// <summary>The metrics that have a <c>deprecated</c>.</summary>
    public string[] Deprecated =>
    [
        .. Items(root, "metrics").Where(metric => Child(metric, "deprecated") is not null).Select(metric => Text(metric, "name")),
    ];

    /// <summary>Returns what the schema says of the document: nothing if it is valid.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        Keys(root, "the document", faults, ["file_format"], ["attribute_groups", "attributes", "metrics", "events"]);
        faults.AddRange(Text(root, "file_format") == "definition/2" ? [] : ["file_format is another one"]);
        Distinct("attributes", Attributes, faults);
        Distinct("metrics", Metrics, faults);
        Distinct("events", Events, faults);
        foreach (YamlMappingNode group in Items(root, "attribute_groups"))
        {
            Keys(group, "a group", faults, ["id", "visibility", "brief", "stability"], ["note", "attributes", "deprecated", "annotations"]);
        }

        foreach (YamlMappingNode attribute in Items(root, "attributes"))
        {
            string key = Text(attribute, "key");
            Keys(attribute, key, faults, ["key", "type", "brief", "stability"], ["note", "examples", "deprecated", "annotations"]);
            Type(attribute, key, faults);
        }

        foreach (YamlMappingNode metric in Items(root, "metrics"))
        {
            string name = Text(metric, "name");
            string[] required = ["name", "instrument", "unit", "brief", "stability"];
            Keys(metric, name, faults, required, ["note", "attributes", "deprecated", "annotations"]);
            Word(metric, "instrument", ["counter", "updowncounter", "gauge", "histogram"], name, faults);
            Signal(metric, name, Metrics, faults);
        }

        foreach (YamlMappingNode item in Items(root, "events"))
        {
            string name = Text(item, "name");
            Keys(item, name, faults, ["name", "brief", "stability"], ["note", "attributes", "deprecated", "annotations"]);
            Signal(item, name, Events, faults);
        }

        return faults;
    }

    /// <summary>Returns the values of an attribute's members, in their order; empty for another type.</summary>
    public string[] Values(string attribute) => Child(Find("attributes", "key", attribute), "type") is YamlMappingNode members
        ? [.. Items(members, "members").Select(member => Text(member, "value"))]
        : [];

    /// <summary>Returns the attributes that a metric refers to, in their order.</summary>
    public string[] ReferencesOf(string metric) =>
        [.. Items(Find("metrics", "name", metric), "attributes").Select(entry => Text(entry, "ref"))];

    private YamlMappingNode Find(string section, string key, string name) => Items(root, section).Single(node => Text(node, key) == name);

    private void Signal(YamlMappingNode signal, string name, string[] successors, List<string> faults)
    {
        var seen = new List<string>();
        foreach (YamlMappingNode reference in Items(signal, "attributes"))
        {
            Keys(reference, name, faults, ["ref"], ["brief", "note", "requirement_level", "stability", "deprecated", "annotations"]);
            Word(reference, "requirement_level", ["required", "recommended", "opt_in"], name, faults);
            seen.Add(Text(reference, "ref"));
            faults.AddRange(Attributes.Contains(seen[^1]) ? [] : [$"{name} refers to {seen[^1]}, which is not there"]);
        }

        Distinct(name, [.. seen], faults);
        if (Child(signal, "deprecated") is YamlMappingNode deprecated)
        {
            string reason = Text(deprecated, "reason");
            string[] required = reason == "renamed" ? ["reason", "renamed_to"] : ["reason", "note"];
            Keys(deprecated, name, faults, required, ["note"]);
            Word(deprecated, "reason", ["renamed", "obsoleted", "uncategorized"], name, faults);
            faults.AddRange(reason != "renamed" || successors.Contains(Text(deprecated, "renamed_to"))
                ? [] : [$"{name} is renamed to {Text(deprecated, "renamed_to")}, which is not there"]);
        }
    }

    private static void Type(YamlMappingNode attribute, string key, List<string> faults)
    {
        if (Child(attribute, "type") is not YamlMappingNode enumeration)
        {
            Word(attribute, "type", ["string", "int", "boolean"], key, faults);
            faults.AddRange(Text(attribute, "type") == "string" && Child(attribute, "examples") is null ? [$"{key} has no examples"] : []);
            return;
        }

        Keys(enumeration, key, faults, ["members"], []);
        YamlMappingNode[] members = [.. Items(enumeration, "members")];
        faults.AddRange(members.Length > 0 ? [] : [$"{key} has no members"]);
        Distinct($"{key}: ids", [.. members.Select(member => Text(member, "id"))], faults);
        Distinct($"{key}: values", [.. members.Select(member => Text(member, "value"))], faults);
        foreach (YamlMappingNode member in members)
        {
            Keys(member, key, faults, ["id"], ["value", "brief", "note", "stability", "deprecated", "annotations"]);
        }
    }

    private static void Keys(YamlMappingNode node, string owner, List<string> faults, string[] required, string[] optional)
    {
        string[] found = [.. node.Children.Keys.Select(key => ((YamlScalarNode)key).Value!)];
        faults.AddRange(found.Except([.. required, .. optional]).Select(key => $"{owner} has the unknown key {key}"));
        faults.AddRange(required.Except(found).Select(key => $"{owner} has no {key}"));
        faults.AddRange(found.Contains("stability") && !Stabilities.Contains(Text(node, "stability")) ? [$"{owner}: stability"] : []);
        if (Child(node, "annotations") is YamlMappingNode annotations)
        {
            Keys(annotations, $"annotations of {owner}", faults, ["stalwart"], []);
        }

        // What has to be text must be text to every reader of YAML, not a number or a truth value.
        foreach (string key in (string[])["name", "key", "id", "brief", "note", "unit", "renamed_to"])
        {
            faults.AddRange(Child(node, key) is YamlScalarNode { Style: ScalarStyle.Plain, Value: string word }
                && (word.Length == 0 || !char.IsAsciiLetter(word[0]) || OtherThanText.Contains(word))
                ? [$"{owner}: {key} is not text: {word}"] : []);
        }
    }

    private static void Word(YamlMappingNode node, string key, string[] words, string owner, List<string> faults) =>
        faults.AddRange(
            Child(node, key) is { } word && !words.Contains((word as YamlScalarNode)?.Value) ? [$"{owner}: {key} is {word}"] : []);

    private static void Distinct(string what, string[] names, List<string> faults) =>
        faults.AddRange(names.GroupBy(name => name).Where(same => same.Count() > 1).Select(same => $"{what}: {same.Key} is there twice"));

    private static YamlNode? Child(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? child) ? child : null;

    private static string Text(YamlMappingNode node, string key) => (Child(node, key) as YamlScalarNode)?.Value ?? "";

    private static IEnumerable<YamlMappingNode> Items(YamlMappingNode node, string key) =>
        (Child(node, key) as YamlSequenceNode)?.Children.Cast<YamlMappingNode>() ?? [];
}
