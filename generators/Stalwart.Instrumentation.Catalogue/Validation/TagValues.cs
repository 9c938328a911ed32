using System;
using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Reads the values of a closed tag.</summary>
internal static class TagValues
{
    /// <summary>
    /// The values that the words of an unreadable statement may stand for: events of the set, and the code that records them, should not
    /// be missing because of a fault that has been reported.
    /// </summary>
    public static EquatableArray<string> Guess(IEnumerable<string> words)
    {
        string[] values = [.. words.Where(word => word != TagModel.Other && NameGrammar.IsTagValue(word))
            .GroupBy(CSharpName.Pascal).Select(same => same.First()).Take(CatalogueLimits.MaxValues)];
        return new EquatableArray<string>(values.Length > 0 ? values : ["unreadable"]);
    }

    public static EquatableArray<string> Read(string owner, TomlArray array, DiagnosticBag bag)
    {
        if (array.Items.Count is 0 or > CatalogueLimits.MaxValues)
        {
            bag.Add(
                Rules.BadValues, array.Span, $"Expected 1 to {CatalogueLimits.MaxValues} values for {owner}, found {array.Items.Count}");
            return default;
        }

        var values = new List<string>();
        var valid = new List<(string Value, SourceSpan Span)>();
        var members = new Dictionary<string, string>();
        foreach (TomlValue item in array.Items)
        {
            if (item is not TomlString { Value: string value })
            {
                bag.Add(Rules.WrongType, item.Span, "values", item.Kind, "a string");
            }
            else if (!NameGrammar.IsTagValue(value))
            {
                bag.Add(Rules.BadName, item.Span, value, "a tag value", NameGrammar.ValueRemedy);
            }
            else if (value != TagModel.Other && string.Equals(value, TagModel.Other, StringComparison.OrdinalIgnoreCase))
            {
                bag.Add(
                    Rules.BadValues,
                    item.Span,
                    Suggestion.String(TagModel.Other, item.Span),
                    $"'{value}' of {owner} would stand beside '{TagModel.Other}', which every closed tag has; write '{TagModel.Other}' as "
                    + "the last value, or remove it");
            }
            else if (values.Contains(value))
            {
                bag.Add(Rules.DuplicateValue, item.Span, value, owner);
            }
            else if (members.TryGetValue(CSharpName.Pascal(value), out string? other))
            {
                bag.Add(Rules.NameCollision, item.Span, value, CSharpName.Pascal(value), $"is already the member of '{other}'");
            }
            else
            {
                values.Add(value);
                valid.Add((value, item.Span));
                members.Add(CSharpName.Pascal(value), value);
            }
        }

        NameRules.Compare(valid, bag);
        int place = values.IndexOf(TagModel.Other);
        if (place >= 0 && place != values.Count - 1)
        {
            bag.Add(
                Rules.BadValues,
                array.Items[place].Span,
                $"'{TagModel.Other}' must be the last value of {owner}, because it stands for every value outside the set; move it to "
                + $"the end");
        }
        else if (place == 0)
        {
            bag.Add(Rules.BadValues, array.Span, $"'{TagModel.Other}' is the only value of {owner}; add at least one more value");
        }

        return new EquatableArray<string>(values);
    }
}
