using Stalwart.Instrumentation.Catalogue.Exporting;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Writing;
using Stalwart.Instrumentation.Cli.Conventions;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Registries;

/// <summary>
/// Writes a catalogue as a registry of Weaver's second schema. What the schema has a word for is said in it; the rest is in annotations, in
/// the words of a catalogue, so that <see cref="RegistryReader"/> gives the same catalogue back.
/// </summary>
internal static class RegistryWriter
{
    /// <summary>A catalogue does not say how stable its names are, and the format wants a word for each.</summary>
    public const string Stability = "development";

    private const string Schema = "https://raw.githubusercontent.com/open-telemetry/weaver/v0.25.1/schemas/semconv.schema.v2.json";

    public static string Write(CatalogueModel catalogue)
    {
        var attributes = new RegistryAttributes(catalogue);
        EventModel[] events = [.. catalogue.Families.SelectMany(family => family.Events)];
        HashSet<string> names = [.. events.Select(item => item.Name)];
        var root = new CatalogueTable
        {
            { "file_format", SecondSchema.Format },
            { "attribute_groups", new object[] { Header(catalogue, attributes) } },
            { "attributes", CatalogueTable.Array(attributes.Definitions) },
            { "metrics", CatalogueTable.Array(ExportedMetric.Of(catalogue).Select(metric => Metric(metric, attributes, names))) },
            { "events", CatalogueTable.Array(events.Select(item => Event(item, attributes, names))) },
        };
        return YamlText.Write(
            root,
            $"yaml-language-server: $schema={Schema}",
            $"Written by {ToolIdentity.Name} export; {ToolIdentity.Name} import makes the same catalogue of it.");
    }

    /// <summary>Returns the annotations of something: the tool's own, which has what the format cannot say.</summary>
    public static CatalogueTable Annotated(CatalogueTable content) => new() { { RegistryKeys.Annotation, content } };

    private static CatalogueTable Header(CatalogueModel catalogue, RegistryAttributes attributes)
    {
        var tables = CatalogueTables.Of(catalogue);
        CatalogueTable sets = new CatalogueTable().With(tables.TagSets.Select(set => attributes.HasMembersOf(set.Key)
            ? KeyValuePair.Create(set.Key, (object)((CatalogueTable)set.Value).Without(TagTable.Values))
            : set));
        return new CatalogueTable
        {
            { "id", RegistryKeys.Header },
            { "visibility", "public" },
            { "brief", $"Event catalogue of the meter {catalogue.Meter}" },
            { "stability", Stability },
            {
                RegistryKeys.Annotations,
                Annotated(new CatalogueTable
                {
                    { RegistryKeys.Catalogue, tables.Header },
                    { RegistryKeys.TagSets, sets.OrNone() },
                    { RegistryKeys.Retired, tables.Retired.OrNone() },
                })
            },
        };
    }

    private static CatalogueTable Event(EventModel item, RegistryAttributes attributes, HashSet<string> names) => new()
    {
        { "name", item.Name },
        { "brief", item.Description },
        { "stability", Stability },
        { "deprecated", Deprecated(item, names) },
        { "attributes", attributes.References(item.Tags) },
        {
            RegistryKeys.Annotations,
            Annotated(EventTable.Of(item).Without(EventTable.Description, EventTable.Deprecated, EventTable.Tags))
        },
    };

    private static CatalogueTable Metric(ExportedMetric exported, RegistryAttributes attributes, HashSet<string> names)
    {
        MetricModel metric = exported.Metric;
        CatalogueTable own = exported.Event is { } counted
            ? new CatalogueTable { { RegistryKeys.CounterOf, counted.Name } }
            : MetricTable.Of(metric).Without(MetricTable.Kind, MetricTable.Unit, MetricTable.Description, MetricTable.Tags);
        return new CatalogueTable
        {
            { "name", metric.Name },
            { "brief", metric.Description },
            { "instrument", Instruments.Of(metric.Kind) },
            { "unit", metric.Unit },
            { "stability", Stability },
            { "deprecated", DeprecatedOf(exported, names) },
            { "attributes", attributes.References(metric.Tags) },
            { RegistryKeys.Annotations, own.Count > 0 ? Annotated(own) : null },
        };
    }

    /// <summary>A metric that only deprecated events change is deprecated as well.</summary>
    private static CatalogueTable? DeprecatedOf(ExportedMetric metric, HashSet<string> names) =>
        metric.Feeders.Count > 0 && metric.Feeders.All(feeder => feeder.Deprecated is not null) ? Deprecated(metric.Feeders[0], names) : null;

    private static CatalogueTable? Deprecated(EventModel item, HashSet<string> names)
    {
        if (item.Deprecated is not { } note)
        {
            return null;
        }

        string[] successors = [.. NameGrammar.EventNamesIn(note).Where(name => name != item.Name && names.Contains(name)).Distinct()];
        return successors is [string successor]
            ? new CatalogueTable { { "reason", "renamed" }, { "renamed_to", successor }, { "note", note } }
            : new CatalogueTable { { "reason", "uncategorized" }, { "note", note } };
    }
}
