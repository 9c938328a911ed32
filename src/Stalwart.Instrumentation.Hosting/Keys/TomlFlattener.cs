using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>Flattens a TOML document into the keys and values of a configuration, in the order of the file.</summary>
internal static class TomlFlattener
{
    /// <summary>Returns the values of a document; empty tables and arrays have none.</summary>
    public static IEnumerable<TomlLeaf> Flatten(TomlDocument document, string text) => Table([], document.Root, text);

    private static IEnumerable<TomlLeaf> Table((string, SourceSpan)[] path, TomlTable table, string text) =>
        table.Entries.SelectMany(entry => Value(
            [.. path, .. entry.Key.Split(':').Select(segment => (segment, entry.KeySpan))],
            entry.Value,
            text));

    private static IEnumerable<TomlLeaf> Value((string, SourceSpan)[] path, TomlValue value, string text) => value switch
    {
        TomlTable table => Table(path, table, text),
        TomlArray array => array.Items.SelectMany((item, index) =>
            Value([.. path, (index.ToString(CultureInfo.InvariantCulture), item.Span)], item, text)),
        _ =>
        [
            new TomlLeaf(path, Text(value, text), value.Kind, value.Span, value is TomlUnreadable)
            {
                Placeholders = value is TomlString known ? PlaceholderPlaces.Of(known.Value, value.Span, text) : [],
            },
        ],
    };

    private static string Text(TomlValue value, string text) => value switch
    {
        TomlString known => known.Value,
        TomlInteger integer => integer.Value.ToString(CultureInfo.InvariantCulture),
        TomlFloat number => number.Value.ToString(CultureInfo.InvariantCulture),
        TomlBoolean boolean => boolean.Value ? "true" : "false",
        TomlUnreadable => "",
        _ => text.Substring(value.Span.Start, value.Span.Length),
    };
}
