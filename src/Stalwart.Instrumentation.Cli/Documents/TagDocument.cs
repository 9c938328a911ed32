using System.Globalization;
using System.Text.Json;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Cli.Documents;

/// <summary>Writes a tag as JSON.</summary>
internal static class TagDocument
{
    public static void Write(Utf8JsonWriter json, TagModel tag)
    {
        json.WriteString("name", tag.Name);
        json.WriteString("type", tag.Kind == TagKind.Bool ? "bool" : tag.IsInteger ? "int" : "string");
        json.WriteBoolean("optional", tag.IsOptional);
        CatalogueDocument.Optional(json, "sensitivity", tag.Sensitivity);
        switch (tag.Kind)
        {
            case TagKind.Closed:
                if (tag.Set is { } set)
                {
                    json.WriteString("set", set);
                }

                WriteValues(json, tag.Values);
                break;
            case TagKind.Open:
                json.WriteNumber("limit", tag.Limit);
                break;
        }
    }

    /// <summary>Writes the values with the members of the enum, and the value for all others.</summary>
    public static void WriteValues(Utf8JsonWriter json, ValueList list)
    {
        CatalogueDocument.Array(json, "values", list.Texts.Zip(list.Names), value =>
        {
            if (list.IsInteger)
            {
                json.WriteNumber("value", long.Parse(value.First, CultureInfo.InvariantCulture));
            }
            else
            {
                json.WriteString("value", value.First);
            }

            json.WriteString("member", value.Second);
        });
        json.WriteString("other", list.Other);
    }
}
