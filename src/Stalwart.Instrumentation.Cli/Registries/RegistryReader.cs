using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Writing;
using Stalwart.Instrumentation.Cli.Conventions;
using Stalwart.Instrumentation.Cli.Outcomes;
using YamlDotNet.RepresentationModel;

namespace Stalwart.Instrumentation.Cli.Registries;

/// <summary>Reads a registry that <see cref="RegistryWriter"/> wrote, and returns the sections of its catalogue.</summary>
internal sealed class RegistryReader
{
    private readonly string path;
    private readonly YamlMappingNode root;
    private readonly Dictionary<string, CatalogueTable> attributes;

    /// <summary>The metrics that events feed.</summary>
    private readonly HashSet<string> fed;

    private RegistryReader(string path, YamlMappingNode root)
    {
        this.path = path;
        this.root = root;
        attributes = Named("attributes", "key").DistinctBy(item => item.Name).ToDictionary(item => item.Name, item => Attribute(item.Node));
        fed =
        [
            .. root.Mappings("events").SelectMany(node => Annotation(node).Find("feeds") as object[] ?? [])
                .OfType<CatalogueTable>()
                .Select(feed => feed.Find("metric"))
                .OfType<string>(),
        ];
    }

    /// <summary>Returns whether a document is a registry with the annotations of the tool.</summary>
    public static bool IsOurs(YamlMappingNode root) =>
        root.Word("file_format") == SecondSchema.Format && HeaderOf(root) is { } header && AnnotationOf(header) is not null;

    public static CatalogueTables Read(string path, YamlMappingNode root) => new RegistryReader(path, root).Tables();

    private static YamlMappingNode? HeaderOf(YamlMappingNode root) =>
        root.Mappings("attribute_groups").FirstOrDefault(group => group.Word("id") == RegistryKeys.Header);

    private static YamlMappingNode? AnnotationOf(YamlMappingNode node) =>
        node.Mapping(RegistryKeys.Annotations)?.Mapping(RegistryKeys.Annotation);

    private static CatalogueTable Annotation(YamlMappingNode node) => YamlTables.Table(AnnotationOf(node));

    private CatalogueTables Tables()
    {
        CatalogueTable header = Annotation(HeaderOf(root)!);
        return new CatalogueTables(
            Section(header, RegistryKeys.Catalogue),
            ByName(Section(header, RegistryKeys.TagSets).Select(set => KeyValuePair.Create(set.Key, (object)Set(set.Key, set.Value)))),
            ByName(Named("metrics", "name").Where(item => Annotation(item.Node).Find(RegistryKeys.CounterOf) is null)
                .Select(item => KeyValuePair.Create(item.Name, (object)Metric(item.Node)))),
            ByName(Named("events", "name").Select(item => KeyValuePair.Create(item.Name, (object)Event(item.Node)))),
            Section(header, RegistryKeys.Retired));
    }

    private static CatalogueTable Section(CatalogueTable header, string name) => header.Find(name) as CatalogueTable ?? [];

    private static CatalogueTable ByName(IEnumerable<KeyValuePair<string, object>> entries) => new CatalogueTable().With(entries);

    private IEnumerable<(string Name, YamlMappingNode Node)> Named(string section, string key) =>
        root.Mappings(section).Where(node => node.Word(key) is not null).Select(node => (node.Word(key)!, node));

    /// <summary>Reads a shared set. Its values are the members of an attribute that uses only this set, if there is one.</summary>
    private CatalogueTable Set(string name, object content)
    {
        CatalogueTable set = content as CatalogueTable ?? [];
        YamlMappingNode? user = set.Find(TagTable.Values) is not null
            ? null
            : root.Mappings("attributes").FirstOrDefault(node => Annotation(node).Find(TagTable.Set) is string used && used == name);
        return user is null ? set : new CatalogueTable { { TagTable.Values, Members(user.Mapping("type")) } }.With(set);
    }

    private static CatalogueTable Attribute(YamlMappingNode node)
    {
        CatalogueTable own = Annotation(node);
        return own.Find(TagTable.Set) is not null ? own
            : node.Mapping("type") is { } members ? new CatalogueTable { { TagTable.Values, Members(members) } }.With(own)
            : new CatalogueTable { { TagTable.Type, Type(node.Word("type")) } }.With(own);
    }

    private static string? Type(string? word) => word switch
    {
        AttributeDefinition.Boolean => CatalogueWords.BooleanTag,
        AttributeDefinition.Integer => CatalogueWords.IntegerTagType,
        AttributeDefinition.Text => CatalogueWords.OpenTagType,
        _ => word,
    };

    private static object[] Members(YamlMappingNode? type) => type is null ? [] :
    [
        .. type.Mappings("members").Select(member =>
        {
            object value = member.Child("value") is YamlScalarNode scalar && YamlTables.Value(scalar) is { } given
                ? given
                : member.Word("id") ?? "";
            CatalogueTable named = Annotation(member);
            return named.Count == 0 ? value : new CatalogueTable { { TagTable.Value, value } }.With(named);
        }),
    ];

    private CatalogueTable Event(YamlMappingNode node) => new CatalogueTable
    {
        { EventTable.Description, node.Word("brief") },
        { EventTable.Deprecated, NodeReader.Deprecated(node) },
        { EventTable.Tags, Tags(node) },
    }.With(Annotation(node));

    private CatalogueTable Metric(YamlMappingNode node)
    {
        CatalogueTable own = Annotation(node);
        MetricKind? kind = Instruments.Find(node.Word("instrument") ?? "");
        return new CatalogueTable
        {
            { MetricTable.Kind, kind is { } known ? CatalogueWords.Kinds.Of(known) : node.Word("instrument") },
            { MetricTable.Unit, node.Word("unit") is { Length: > 0 } unit ? unit : null },
            { MetricTable.Description, node.Word("brief") },
            { MetricTable.Tags, IsKept(node.Word("name")!, kind, own) ? Tags(node) : null },
        }.With(own);
    }

    /// <summary>A metric that events feed has the tags of its feeds.</summary>
    private bool IsKept(string name, MetricKind? kind, CatalogueTable own) =>
        own.Find("observed") is true || (kind == MetricKind.Gauge && !fed.Contains(name));

    private CatalogueTable? Tags(YamlMappingNode node) => ByName(
        node.Mappings("attributes").Where(entry => entry.Word("ref") is not null).Select(entry => Tag(entry, entry.Word("ref")!))).OrNone();

    private KeyValuePair<string, object> Tag(YamlMappingNode entry, string name)
    {
        CatalogueTable form = Annotation(entry) is { Count: > 0 } own ? own
            : attributes.GetValueOrDefault(name)
            ?? throw new Failure($"{path} cannot be imported: attribute '{name}' is not defined in it");
        bool isOptional = NodeReader.Level(entry) is not (null or RequirementLevel.Required);
        return KeyValuePair.Create(name, (object)new CatalogueTable { { TagTable.Optional, isOptional ? true : null } }.With(form));
    }
}
