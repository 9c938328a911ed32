using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Comparison;

/// <summary>
/// Compares the fields of an event. The compiler finds every call that no longer fits; what it cannot find is a value that is taken in
/// another unit, or two values that change places.
/// </summary>
internal static class FieldComparer
{
    public static void Compare(string subject, EventModel was, EventModel now, Changes changes)
    {
        Dictionary<string, FieldType> before = was.Fields.ToDictionary(field => field.Name, field => field.Type);
        Dictionary<string, FieldType> after = now.Fields.ToDictionary(field => field.Name, field => field.Type);
        foreach (FieldModel field in was.Fields)
        {
            if (!after.TryGetValue(field.Name, out FieldType type))
            {
                changes.Add(ChangeClass.Compatible, subject, "fields", $"'{field.Name}' removed");
            }
            else if (type != field.Type)
            {
                bool isOtherUnit = type is FieldType.Duration or FieldType.Bytes || field.Type is FieldType.Duration or FieldType.Bytes;
                changes.Add(
                    isOtherUnit ? ChangeClass.Breaking : ChangeClass.Compatible,
                    subject,
                    "fields",
                    $"'{field.Name}' was a {Word(field.Type)} and is a {Word(type)}");
            }
        }

        foreach (FieldModel field in now.Fields.Where(field => !before.ContainsKey(field.Name)))
        {
            changes.Add(ChangeClass.Compatible, subject, "fields", $"'{field.Name}' added");
        }

        string[] kept = [.. was.Fields.Select(field => field.Name).Where(after.ContainsKey)];
        if (!kept.SequenceEqual(now.Fields.Select(field => field.Name).Where(before.ContainsKey)))
        {
            changes.Add(ChangeClass.Breaking, subject, "fields", "are in another order: calls that give them by position mix them up");
        }
    }

    private static string Word(FieldType type) => CatalogueWords.FieldTypes.Of(type);
}
