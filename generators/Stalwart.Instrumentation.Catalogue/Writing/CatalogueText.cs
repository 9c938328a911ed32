using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Writing;

/// <summary>Writes a catalogue as TOML: a block per shared set, a line per metric and event.</summary>
internal static class CatalogueText
{
    public static string Write(CatalogueTables catalogue)
    {
        var text = new StringBuilder();
        Section("catalogue", catalogue.Header, TomlText.Key, text);
        foreach (KeyValuePair<string, object> set in catalogue.TagSets)
        {
            Section($"tags.{TomlText.Key(set.Key)}", (CatalogueTable)set.Value, TomlText.Key, text);
        }

        Section("metrics", catalogue.Metrics, TomlText.String, text);
        Section("events", catalogue.Events, name => string.Join(".", name.Split('.').Select(TomlText.Key)), text);
        Section("retired", catalogue.Retired, TomlText.Key, text);
        return text.ToString();
    }

    private static void Section(string name, CatalogueTable content, System.Func<string, string> key, StringBuilder text)
    {
        if (content.Count == 0)
        {
            return;
        }

        text.Append(text.Length > 0 ? "\n" : "").Append('[').Append(name).Append("]\n");
        foreach (KeyValuePair<string, object> entry in content)
        {
            text.Append(Entry(key(entry.Key), entry.Value)).Append('\n');
        }
    }

    /// <summary>Writes a value as one line.</summary>
    /// <param name="key">The key as TOML.</param>
    /// <param name="value">A metric, an event, or a value of a section.</param>
    public static string Entry(string key, object value) => $"{key} = {Inline(WithShortTags(value))}";

    private static object WithShortTags(object value) => value is CatalogueTable table
        ? new CatalogueTable().With(table.Select(entry => entry is { Key: EventTable.Tags, Value: CatalogueTable tags }
            ? new KeyValuePair<string, object>(entry.Key, Shortened(tags))
            : entry))
        : value;

    private static CatalogueTable Shortened(CatalogueTable tags) => new CatalogueTable().With(
        tags.Select(tag => new KeyValuePair<string, object>(tag.Key, TagTable.Shortened((CatalogueTable)tag.Value))));

    /// <summary>Writes a value on one line.</summary>
    public static string Inline(object value) => value switch
    {
        string text => TomlText.String(text),
        bool flag => flag ? "true" : "false",
        long number => number.ToString(CultureInfo.InvariantCulture),
        double number => TomlText.Number(number),
        CatalogueTable { Count: 0 } => "{}",
        CatalogueTable table => $"{{ {string.Join(", ", table.Select(entry => $"{TomlText.Key(entry.Key)} = {Inline(entry.Value)}"))} }}",
        _ => $"[{string.Join(", ", ((object[])value).Select(Inline))}]",
    };
}
