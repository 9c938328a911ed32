using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Comparison;

/// <summary>Compares the tags of an event.</summary>
internal static class TagComparer
{
    private const string Field = "tags";

    public static void Compare(string subject, EquatableArray<TagModel> was, EquatableArray<TagModel> now, Changes changes)
    {
        Dictionary<string, TagModel> before = was.ToDictionary(tag => tag.Name);
        Dictionary<string, TagModel> after = now.ToDictionary(tag => tag.Name);
        foreach (TagModel tag in was)
        {
            if (after.TryGetValue(tag.Name, out TagModel? current))
            {
                Compare(subject, tag, current, changes);
            }
            else
            {
                changes.Add(ChangeClass.Breaking, subject, Field, $"'{tag.Name}' removed");
            }
        }

        foreach (TagModel tag in now.Where(tag => !before.ContainsKey(tag.Name)))
        {
            changes.Add(ChangeClass.Compatible, subject, Field, $"'{tag.Name}' added");
        }

        string[] kept = [.. was.Select(tag => tag.Name).Where(after.ContainsKey)];
        if (!kept.SequenceEqual(now.Select(tag => tag.Name).Where(before.ContainsKey)))
        {
            changes.Add(ChangeClass.Breaking, subject, Field, "have another order: calls with positional arguments mix them up");
        }
    }

    private static void Compare(string subject, TagModel was, TagModel now, Changes changes)
    {
        if (was.Kind != now.Kind)
        {
            // An open tag accepts the values of a closed one; any other change loses values.
            bool keepsValues = now.Kind == TagKind.Open;
            changes.Add(
                keepsValues ? ChangeClass.Compatible : ChangeClass.Breaking,
                subject,
                Field,
                $"'{was.Name}' changed from {Word(was)} to {Word(now)}");
            return;
        }

        if (was.IsInteger != now.IsInteger)
        {
            changes.Add(ChangeClass.Breaking, subject, Field, $"'{was.Name}' has {Type(now)} instead of {Type(was)}");
        }

        if (was.IsOptional != now.IsOptional)
        {
            // A caller that is not recompiled fails to find the method.
            string word = now.IsOptional ? "optional" : "no longer optional";
            changes.Add(ChangeClass.Breaking, subject, Field, $"'{was.Name}' is {word}");
        }

        FieldComparer.CompareSensitivity(subject, Field, was.Name, was.Sensitivity, now.Sensitivity, changes);
        if (was.Limit != now.Limit)
        {
            ChangeClass of = now.Limit < was.Limit ? ChangeClass.Breaking : ChangeClass.Compatible;
            changes.Add(of, subject, Field, $"'{was.Name}' keeps {now.Limit} values instead of {was.Limit}");
        }

        // A change of a shared set is reported once, not for each event.
        if (was.Set is null || was.Set != now.Set)
        {
            if (was.Set != now.Set)
            {
                changes.Add(ChangeClass.Compatible, subject, Field, $"'{was.Name}' has {Set(now)} instead of {Set(was)}");
                ValueComparer.CompareValues(subject, Field, $"'{was.Name}' ", Members(was), Members(now), changes);
            }
            else
            {
                ValueComparer.CompareLists(subject, Field, $"'{was.Name}' ", was.Values, now.Values, changes);
            }
        }
    }

    private static string Type(TagModel tag) => tag.IsInteger ? "integers" : "strings";

    private static string Set(TagModel tag) => tag.Set is null ? "its own values" : $"[tags.{tag.Set}]";

    private static string Word(TagModel tag) => tag.Kind switch
    {
        TagKind.Bool => "a bool",
        TagKind.Closed => "a closed set",
        _ => "an open tag",
    };

    /// <summary>Returns the members of the tag's enum, including a declared <c>other</c>.</summary>
    private static string[] Members(TagModel tag) => [.. tag.Values.Texts];
}
