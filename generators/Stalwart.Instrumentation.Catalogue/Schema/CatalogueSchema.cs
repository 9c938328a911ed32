using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Stalwart.Instrumentation.Catalogue.Keys;

namespace Stalwart.Instrumentation.Catalogue.Schema;

/// <summary>
/// The JSON schema (draft 7) of a catalogue, for completion and checks in editors. It is derived from the table of keys that the
/// validation uses. Only the validation checks what needs the whole file, such as unique ids and names of sets.
/// </summary>
public static class CatalogueSchema
{
    /// <summary>Writes the schema.</summary>
    /// <returns>Indented JSON with a line break at the end; always the same.</returns>
    public static string Write()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(
            stream,
            new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "http://json-schema.org/draft-07/schema#");
            json.WriteString("title", "Event catalogue");
            json.WriteString("description", "The events and metrics of a program, as Stalwart.Instrumentation reads them");
            Content(json, CatalogueKeys.Sections);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Object(Utf8JsonWriter json, Shape shape, string? description = null)
    {
        json.WriteStartObject();
        if (description is not null)
        {
            json.WriteString("description", description);
        }

        Content(json, shape);
        json.WriteEndObject();
    }

    private static void Content(Utf8JsonWriter json, Shape shape)
    {
        switch (shape)
        {
            case Shape.BooleanShape:
                json.WriteString("type", "boolean");
                break;
            case Shape.NumberShape:
                json.WriteString("type", "number");
                break;
            case Shape.TextShape text:
                json.WriteString("type", "string");
                if (text.Pattern is not null)
                {
                    json.WriteString("pattern", text.Pattern);
                }

                break;
            case Shape.IntegerShape integer:
                json.WriteString("type", "integer");
                Limit(json, "minimum", integer.Min);
                Limit(json, "maximum", integer.Max);
                break;
            case Shape.WordsShape words:
                json.WriteStartArray("enum");
                foreach (string word in words.Choices)
                {
                    json.WriteStringValue(word);
                }

                json.WriteEndArray();
                break;
            case Shape.ArrayShape array:
                json.WriteString("type", "array");
                json.WritePropertyName("items");
                Object(json, array.Items);
                Limit(json, "minItems", array.Min);
                Limit(json, "maxItems", array.Max);
                if (array.Distinct)
                {
                    json.WriteBoolean("uniqueItems", true);
                }

                break;
            case Shape.MapShape map:
                Names(json, (map.Names, map.Values));
                break;
            case Shape.FamiliesShape families:
                string name = families.Names.TrimStart('^').TrimEnd('$');
                Names(json, (families.Names, new Shape.MapShape(families.Names, families.Values)), ($"^{name}\\.{name}$", families.Values));
                break;
            case Shape.TableShape table:
                Content(json, table.Keys);
                break;
            case Shape.AnyOfShape any:
                json.WriteStartArray("anyOf");
                foreach (Shape choice in any.Shapes)
                {
                    Object(json, choice);
                }

                json.WriteEndArray();
                break;
        }
    }

    private static void Content(Utf8JsonWriter json, KeyTable table)
    {
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        foreach (Key key in table.Keys)
        {
            json.WritePropertyName(key.Name);
            Object(json, key.Shape, key.Description);
        }

        json.WriteEndObject();
        if (table.Keys.Any(key => key.IsRequired))
        {
            json.WriteStartArray("required");
            foreach (Key key in table.Keys.Where(key => key.IsRequired))
            {
                json.WriteStringValue(key.Name);
            }

            json.WriteEndArray();
        }

        json.WriteBoolean("additionalProperties", false);
    }

    private static void Names(Utf8JsonWriter json, params (string Pattern, Shape Values)[] names)
    {
        json.WriteString("type", "object");
        json.WriteStartObject("patternProperties");
        foreach ((string pattern, Shape values) in names)
        {
            json.WritePropertyName(pattern);
            Object(json, values);
        }

        json.WriteEndObject();
        json.WriteBoolean("additionalProperties", false);
    }

    private static void Limit(Utf8JsonWriter json, string name, long? limit)
    {
        if (limit is long number)
        {
            json.WriteNumber(name, number);
        }
    }
}
