using System.Globalization;
using Stalwart.Instrumentation.Catalogue.Writing;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Stalwart.Instrumentation.Cli.Registries;

/// <summary>Reads the output of <see cref="YamlText"/>, even if another tool has reformatted it.</summary>
internal static class YamlTables
{
    public static CatalogueTable Table(YamlMappingNode? node)
    {
        var table = new CatalogueTable();
        foreach ((YamlNode key, YamlNode value) in node?.Children.AsEnumerable() ?? [])
        {
            table.Add(key is YamlScalarNode { Value: string name } ? name : "", Value(value));
        }

        return table;
    }

    private static object? Value(YamlNode node) => node switch
    {
        YamlMappingNode table => Table(table),
        YamlSequenceNode list => list.Children.Select(Value).OfType<object>().ToArray(),
        YamlScalarNode scalar => Value(scalar),
        _ => null,
    };

    public static object? Value(YamlScalarNode scalar) => scalar is not { Style: ScalarStyle.Plain, Value: string text } ? scalar.Value
        : text switch
        {
            "" or "~" or "null" => null,
            "true" => true,
            "false" => false,
            _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) => number,
            _ when !char.IsAsciiLetter(text[0])
                && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double fraction) => fraction,
            _ => text,
        };
}
