using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Comparison;

/// <summary>
/// Compares the fields of an event. The compiler finds every call that does not compile; it cannot find a value that is interpreted in
/// another unit, or two values that are swapped.
/// </summary>
internal static class FieldComparer
{
    public static void Compare(string subject, EventModel was, EventModel now, Changes changes)
    {
        Dictionary<string, FieldType> before = was.Fields.ToDictionary(field => field.Name, field => field.Type);
        Dictionary<string, FieldModel> after = now.Fields.ToDictionary(field => field.Name);
        foreach (FieldModel field in was.Fields)
        {
            if (!after.TryGetValue(field.Name, out FieldModel? current))
            {
                // Lost feeds are separate changes; a field that only goes to logs is lost there.
                ChangeClass of = field.IsForLogs ? ChangeClass.Breaking : ChangeClass.Compatible;
                changes.Add(of, subject, "fields", $"'{field.Name}' removed");
                continue;
            }

            if (current.Type != field.Type)
            {
                bool isOtherUnit = UnitScale.HasUnit(current.Type) || UnitScale.HasUnit(field.Type);
                bool isOtherAttribute = current.IsForLogs || field.IsForLogs;
                changes.Add(
                    isOtherUnit || isOtherAttribute ? ChangeClass.Breaking : ChangeClass.Compatible,
                    subject,
                    "fields",
                    $"'{field.Name}' changed from {Word(field.Type)} to {Word(current.Type)}");
            }

            CompareSensitivity(subject, "fields", field.Name, field.Sensitivity, current.Sensitivity, changes);
        }

        foreach (FieldModel field in now.Fields.Where(field => !before.ContainsKey(field.Name)))
        {
            changes.Add(ChangeClass.Compatible, subject, "fields", $"'{field.Name}' added");
        }

        string[] kept = [.. was.Fields.Select(field => field.Name).Where(after.ContainsKey)];
        if (!kept.SequenceEqual(now.Fields.Select(field => field.Name).Where(before.ContainsKey)))
        {
            changes.Add(ChangeClass.Breaking, subject, "fields", "have another order: calls with positional arguments mix them up");
        }
    }

    /// <summary>Logs lose the value, or show a value that was redacted.</summary>
    public static void CompareSensitivity(string subject, string key, string name, string? was, string? now, Changes changes)
    {
        if (was != now)
        {
            string change = now is null ? $"is no longer redacted in logs (was {was})"
                : was is null ? $"is redacted in logs ({now})"
                : $"is redacted in logs as {now} instead of {was}";
            changes.Add(ChangeClass.Breaking, subject, key, $"'{name}' {change}");
        }
    }

    private static string Word(FieldType type) => (type == FieldType.Exception ? "an " : "a ") + CatalogueWords.FieldTypes.Of(type);
}
