using System.Text;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Catalogue.Writing;
using Stalwart.Instrumentation.Cli.Conventions;

namespace Stalwart.Instrumentation.Cli.Registries;

/// <summary>
/// Writes the attributes of a registry, each defined once. A catalogue may define a tag differently in each event; then the definition has
/// the values of all of them, and each reference has its own form in an annotation.
/// </summary>
internal sealed class RegistryAttributes
{
    private readonly Dictionary<string, List<TagModel>> forms = [];
    private readonly Dictionary<string, List<string>> users = [];
    private readonly List<string> order = [];
    private readonly Dictionary<string, TagSetModel> sets;

    public RegistryAttributes(CatalogueModel catalogue)
    {
        sets = catalogue.TagSets.ToDictionary(set => set.Name);
        foreach (EventModel item in catalogue.Families.SelectMany(family => family.Events))
        {
            Add(item.Name, item.Tags);
        }

        foreach (MetricModel metric in catalogue.Metrics)
        {
            Add(metric.Name, metric.Tags);
        }
    }

    public object[] Definitions => [.. order.Select(Definition)];

    /// <summary>Returns whether the values of a shared set are the members of an attribute.</summary>
    public bool HasMembersOf(string set) => forms.Values.Any(tags => tags.Count == 1 && tags[0].Set == set);

    /// <summary>Returns the references of an event or a metric; <see langword="null"/> when it has no tags.</summary>
    public object[]? References(IEnumerable<TagModel> tags) => CatalogueTable.Array(tags.Select(tag => new CatalogueTable
    {
        { "ref", tag.Name },
        { "requirement_level", tag.IsOptional ? "recommended" : "required" },
        {
            RegistryKeys.Annotations,
            forms[tag.Name].Count > 1 ? RegistryWriter.Annotated(TagTable.Of(tag).Without(TagTable.Optional)) : null
        },
    }));

    private void Add(string user, IEnumerable<TagModel> tags)
    {
        foreach (TagModel tag in tags)
        {
            if (!forms.TryGetValue(tag.Name, out List<TagModel>? known))
            {
                order.Add(tag.Name);
                users[tag.Name] = [];
                forms[tag.Name] = known = [];
            }

            TagModel form = tag with { IsOptional = false };
            if (!known.Contains(form))
            {
                known.Add(form);
            }

            users[tag.Name].Add(user);
        }
    }

    private CatalogueTable Definition(string name)
    {
        List<TagModel> tags = forms[name];
        CatalogueTable? own = tags.Count == 1 ? TagTable.Of(tags[0]).Without(TagTable.Values, TagTable.Type).OrNone() : null;
        object type = Type(tags);
        return new CatalogueTable
        {
            { "key", name },
            { "type", type },
            { "brief", Brief(name, tags) },

            // Weaver requires an example of each string. The only known value of an open tag is the one for values beyond its limit.
            { "examples", type is AttributeDefinition.Text ? new object[] { TagModel.DefaultOther } : null },
            { "stability", RegistryWriter.Stability },
            { RegistryKeys.Annotations, own is null ? null : RegistryWriter.Annotated(own) },
        };
    }

    /// <summary>The format also allows values that are not members, so members can stand for open tags too.</summary>
    private static object Type(List<TagModel> tags) =>
        tags.Exists(tag => tag.Kind == TagKind.Closed)
        && tags.TrueForAll(tag => tag.Kind != TagKind.Bool && tag.IsInteger == tags[0].IsInteger)
            ? new CatalogueTable { { "members", Members(tags) } }
            : tags.TrueForAll(tag => tag.Kind == TagKind.Bool) ? AttributeDefinition.Boolean
            : tags.TrueForAll(tag => tag.IsInteger) ? AttributeDefinition.Integer
            : AttributeDefinition.Text;

    private static object[] Members(List<TagModel> tags)
    {
        var ids = new HashSet<string>();
        IEnumerable<(string Text, string Name, object Item)> values = tags.SelectMany(tag => tag.Values.Texts
                .Zip(tag.Values.Names, TagTable.ValuesOf(tag.Values)))
            .DistinctBy(value => value.First)
            .Select(value => (value.First, value.Second, value.Third));
        return
        [
            .. values.Select(value =>
            {
                var named = value.Item as CatalogueTable;
                return new CatalogueTable
                {
                    { "id", Id(value.Name, ids) },
                    { "value", named?.Find(TagTable.Value) ?? value.Item },
                    { "stability", RegistryWriter.Stability },
                    { RegistryKeys.Annotations, named is null ? null : RegistryWriter.Annotated(named.Without(TagTable.Value)) },
                };
            }),
        ];
    }

    /// <summary>Returns the name of the member in the style of the format: <c>BadPassword</c> becomes <c>bad_password</c>.</summary>
    private static string Id(string name, HashSet<string> taken)
    {
        var id = new StringBuilder();
        for (int i = 0; i < name.Length; i++)
        {
            bool isStart = i > 0 && char.IsAsciiLetterUpper(name[i]) && !char.IsAsciiLetterUpper(name[i - 1]) && name[i - 1] != '_';
            id.Append(isStart ? "_" : "").Append(char.ToLowerInvariant(name[i]));
        }

        string wanted = id.ToString().TrimStart('_');
        wanted = wanted.Length == 0 ? "member" : wanted;
        string unique = wanted;
        for (int number = 2; !taken.Add(unique); number++)
        {
            unique = $"{wanted}_{number}";
        }

        return unique;
    }

    private string Brief(string name, List<TagModel> tags)
    {
        string description = tags is [{ Set: string set }] ? sets[set].Description : "";
        List<string> names = users[name];
        string others = names.Count switch { 1 => "", 2 => $" and {names[1]}", _ => $" and {names.Count - 1} others" };
        return description.Length > 0 ? description : $"Attribute of {names[0]}{others}";
    }
}
