using System.Text.Json;
using Stalwart.Instrumentation.Catalogue.Exporting;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Documents;

/// <summary>
/// Writes the catalogue as JSON, for scripts. Default values are included, so that a script need not know them. The members that
/// docs/tool.md describes are stable; new ones may be added.
/// </summary>
internal static class CatalogueDocument
{
    /// <summary>Increases when a member is removed or changes its meaning, not when one is added.</summary>
    public const int SchemaVersion = 1;

    public static string Write(CatalogueModel catalogue) => JsonText.Write(json =>
    {
        IReadOnlyList<ExportedMetric> metrics = ExportedMetric.Of(catalogue);
        json.WriteStartObject();
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteString("meter", catalogue.Meter);
        Optional(json, "version", catalogue.Version);
        Optional(json, "maxSeries", catalogue.MaxSeries);
        Array(json, "events", catalogue.Families.SelectMany(family => family.Events.Select(item => (family.Name, Item: item))), pair =>
            Event(json, pair.Name, pair.Item));
        Array(json, "metrics", metrics, metric => MetricDocument.Write(json, metric));
        Array(json, "tagSets", catalogue.TagSets, set =>
        {
            json.WriteString("name", set.Name);
            json.WriteString("description", set.Description);
            TagDocument.WriteValues(json, set.Values);
        });
        Array(json, "retired", catalogue.Retired, retired =>
        {
            json.WriteNumber("id", retired.Id);
            json.WriteString("name", retired.Name);
        });
        json.WriteEndObject();
    });

    /// <summary>Writes an array of objects.</summary>
    public static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> content)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            json.WriteStartObject();
            content(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes an array of strings.</summary>
    public static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a number, unless it is <see langword="null"/>.</summary>
    public static void Optional(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
    }

    /// <summary>Writes a string, unless it is <see langword="null"/>.</summary>
    public static void Optional(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static void Event(Utf8JsonWriter json, string family, EventModel item)
    {
        json.WriteNumber("id", item.Id);
        json.WriteString("name", item.Name);
        json.WriteString("family", family);
        json.WriteString("level", CatalogueWords.Levels.Of(item.Level));
        json.WriteString("description", item.Description);
        json.WriteString("message", item.Message ?? MessageTemplate.Escape(item.Description));
        json.WriteBoolean("logged", item.IsLogged);
        json.WriteBoolean("enabled", item.Enabled);
        json.WriteBoolean("counted", item.Counted);
        Optional(json, "counter", item.Counted ? item.CounterName : null);
        Array(json, "fields", item.Fields, field =>
        {
            json.WriteString("name", field.Name);
            json.WriteString("type", CatalogueWords.FieldTypes.Of(field.Type));
            Optional(json, "sensitivity", field.Sensitivity);
        });
        Array(json, "tags", item.Tags, tag => TagDocument.Write(json, tag));
        Optional(json, "maxSeries", item.MaxSeries > 0 ? item.MaxSeries : null);
        Array(json, "feeds", item.Feeds, feed =>
        {
            json.WriteString("metric", feed.Metric);
            json.WriteString("verb", CatalogueWords.Verbs.Of(feed.Verb));
            Optional(json, "field", feed.Field);
            Optional(json, "amount", feed.Field is null ? feed.Amount : null);
            Texts(json, "tags", feed.Tags);
        });
        Optional(json, "deprecated", item.Deprecated);
        Optional(json, "owner", item.Owner);
        Texts(json, "formerly", item.Formerly);
    }
}
