using Stalwart.Instrumentation.Catalogue.Exporting;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Writing;
using Stalwart.Instrumentation.Cli.Conventions;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Registries;

/// <summary>
/// Writes a catalogue as a registry of Weaver's second schema. What the schema can express is expressed in it; the rest is in annotations,
/// in the form of a catalogue, so that <see cref="RegistryReader"/> returns the same catalogue.
/// </summary>
internal static class RegistryWriter
{
    /// <summary>The format requires a stability, which a catalogue does not have.</summary>
    public const string Stability = "development";

    private const string Schema = "https://raw.githubusercontent.com/open-telemetry/weaver/v0.25.1/schemas/semconv.schema.v2.json";

    public static string Write(CatalogueModel catalogue)
    {
        var attributes = new RegistryAttributes(catalogue);
        EventModel[] events = [.. catalogue.Families.SelectMany(family => family.Events)];
        IReadOnlyList<ExportedMetric> metrics = ExportedMetric.Of(catalogue);
        var deprecations = new RegistryDeprecations(events, metrics);
        var root = new CatalogueTable
        {
            { "file_format", SecondSchema.Format },
            { "attribute_groups", new object[] { Header(catalogue, attributes) } },
            { "attributes", CatalogueTable.Array(attributes.Definitions) },
            { "metrics", CatalogueTable.Array(metrics.Select(metric => Metric(metric, attributes, deprecations))) },
            { "events", CatalogueTable.Array(events.Select(item => Event(item, attributes, deprecations))) },
        };
        return YamlText.Write(
            root,
            $"yaml-language-server: $schema={Schema}",
            $"Written by {ToolIdentity.Name} export; {ToolIdentity.Name} import restores the catalogue from it.");
    }

    /// <summary>Returns the annotations of an item: the tool's own annotation for what the format cannot express.</summary>
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

    private static CatalogueTable Event(EventModel item, RegistryAttributes attributes, RegistryDeprecations deprecations) => new()
    {
        { "name", item.Name },
        { "brief", item.Description },
        { "stability", Stability },
        { "deprecated", deprecations.Of(item) },
        { "attributes", attributes.References(item.Tags) },
        {
            RegistryKeys.Annotations,
            Annotated(EventTable.Of(item).Without(EventTable.Description, EventTable.Deprecated, EventTable.Tags))
        },
    };

    private static CatalogueTable Metric(ExportedMetric exported, RegistryAttributes attributes, RegistryDeprecations deprecations)
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
            { "deprecated", deprecations.Of(exported) },
            { "attributes", attributes.References(metric.Tags) },
            { RegistryKeys.Annotations, own.Count > 0 ? Annotated(own) : null },
        };
    }
}
