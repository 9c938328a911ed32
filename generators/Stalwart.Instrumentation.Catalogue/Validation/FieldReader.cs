using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Reads the <c>fields</c> of an event.</summary>
internal sealed class FieldReader(LogSettings logs, DiagnosticBag bag)
{
    /// <summary>
    /// Returns the valid fields. <paramref name="isWhole"/> is false when an invalid field was reported and omitted.
    /// </summary>
    public List<FieldModel> Read(TableReader table, Dictionary<string, SourceSpan> spans, out bool isWhole)
    {
        var fields = new List<FieldModel>();
        IReadOnlyList<TomlEntry> entries = table.Table("fields")?.Entries ?? [];
        foreach (TomlEntry entry in entries)
        {
            if (!NameGrammar.IsWord(entry.Key))
            {
                bag.Add(Rules.BadName, entry.KeySpan, entry.Key, "a field", NameGrammar.WordRemedy);
            }
            else if (Read(entry) is { } field)
            {
                Check(field, entry, fields);
                fields.Add(field);
                spans[entry.Key] = entry.KeySpan;
            }
        }

        isWhole = fields.Count == entries.Count;
        return fields;
    }

    private FieldModel? Read(TomlEntry entry)
    {
        switch (entry.Value)
        {
            case TomlString { Value: string word }:
                return Typed(entry.Key, word, entry.Value.Span);
            case TomlTable content:
                var table = new TableReader(content, $"field '{entry.Key}'", entry.KeySpan, bag, CatalogueKeys.Field);
                table.Require("type", "type = \"string\"");
                table.ReportMissing();
                string? secret = logs.Sensitivity(table, bag);
                return table.Text("type") is string type && Typed(entry.Key, type, table.SpanOf("type")) is { } field
                    ? field with { Sensitivity = secret }
                    : null;
            default:
                string wanted = $"one of {string.Join(", ", CatalogueWords.FieldTypes.Words)}";
                bag.Add(Rules.WrongType, entry.Value.Span, entry.Key, entry.Value.Kind, wanted);
                return null;
        }
    }

    private FieldModel? Typed(string name, string word, SourceSpan span)
    {
        if (CatalogueWords.FieldTypes.Find(word) is FieldType type)
        {
            return new FieldModel(name, type);
        }

        EventReader.AddUnknownWord(word, span, "field type", CatalogueWords.FieldTypes.Words, bag);
        return null;
    }

    private void Check(FieldModel field, TomlEntry entry, List<FieldModel> before)
    {
        if (field.Type == FieldType.Exception && before.Any(other => other.Type == FieldType.Exception))
        {
            bag.Add(Rules.BadException, entry.KeySpan, field.Name, "is the event's second one; remove one of the two");
        }
        else if (field.IsForLogs)
        {
            logs.ReportUnused($"Field '{field.Name}' of type {CatalogueWords.FieldTypes.Of(field.Type)}", entry, bag);
        }
    }
}
