using System.Globalization;
using Microsoft.Extensions.Configuration;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace Stalwart.Instrumentation.Hosting.Configuration;

/// <summary>Turns TOML text into configuration keys and values, and remembers the place of each.</summary>
internal sealed class TomlFlattener(string file)
{
    private readonly Dictionary<string, int> lastElements = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, TomlPlace> places = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, string?> Values { get; } = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyDictionary<string, TomlPlace> Places => places;

    public void Read(string text)
    {
        DocumentSyntax document = SyntaxParser.Parse(text, file, validate: true);
        if (document.HasErrors)
        {
            throw new EventMetricsConfigurationException(TomlErrors.Describe(file, text, document.Diagnostics));
        }

        AddAll("", document.KeyValues);
        foreach (TableSyntaxBase table in document.Tables)
        {
            AddAll(Enter(table), table.Items);
        }
    }

    private static IEnumerable<string> Segments(KeySyntax key)
    {
        yield return Segment(key.Key);
        foreach (DottedKeyItemSyntax dotted in key.DotKeys)
        {
            yield return Segment(dotted.Key);
        }
    }

    private static string Segment(BareKeyOrStringValueSyntax? key) => key switch
    {
        StringValueSyntax text => text.Value ?? "",
        BareKeySyntax bare => bare.Key?.Text ?? "",
        _ => "",
    };

    private static string Join(string path, string segment) => path.Length == 0 ? segment : ConfigurationPath.Combine(path, segment);

    private string Enter(TableSyntaxBase table)
    {
        string path = "";
        string[] segments = [.. Segments(table.Name!)];
        for (int i = 0; i < segments.Length; i++)
        {
            path = Join(path, segments[i]);
            if (i == segments.Length - 1 && table is TableArraySyntax)
            {
                lastElements[path] = lastElements.GetValueOrDefault(path, -1) + 1;
            }

            if (lastElements.TryGetValue(path, out int element))
            {
                path = Join(path, element.ToString(CultureInfo.InvariantCulture));
            }
        }

        return path;
    }

    private void AddAll(string path, IEnumerable<KeyValueSyntax> items)
    {
        foreach (KeyValueSyntax item in items)
        {
            Add(Segments(item.Key!).Aggregate(path, Join), item.Value!);
        }
    }

    private void Add(string path, ValueSyntax value)
    {
        switch (value)
        {
            case ArraySyntax array:
                int index = 0;
                foreach (ArrayItemSyntax item in array.Items)
                {
                    Add(Join(path, index++.ToString(CultureInfo.InvariantCulture)), item.Value!);
                }

                break;
            case InlineTableSyntax table:
                AddAll(path, table.Items.Select(item => item.KeyValue!));
                break;
            case StringValueSyntax text:
                Set(path, value, text.Value ?? "");
                break;
            case IntegerValueSyntax integer:
                Set(path, value, integer.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case FloatValueSyntax number:
                Set(path, value, number.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case BooleanValueSyntax boolean:
                Set(path, value, boolean.Value ? "true" : "false");
                break;
            default:
                Set(path, value, value.ToString()?.Trim() ?? "");
                break;
        }
    }

    private void Set(string path, ValueSyntax value, string text)
    {
        var place = new TomlPlace(value.Span.Start.Line + 1, value.Span.Start.Column + 1);
        if (!Values.TryAdd(path, text))
        {
            throw new EventMetricsConfigurationException(
                $"{file}({place.Line},{place.Column}): {path.Replace(':', '.')} is there already in line {places[path].Line} (upper and lower case are the same here); remove one of the two.");
        }

        places[path] = place;
    }
}
