using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Catalogue.Syntax;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Reads the values of a closed tag.</summary>
internal static class TagValues
{
    public const int MostValues = 1000;

    /// <summary>
    /// The values that the words of an unreadable statement may stand for: events of the set, and the code that records them, should not
    /// be missing because of a fault that has been reported.
    /// </summary>
    public static EquatableArray<string> Guess(IEnumerable<string> words)
    {
        string[] values = [.. words.Where(word => word != TagModel.Other && Grammar.IsTagValue(word))
            .GroupBy(CSharpName.Pascal).Select(same => same.First()).Take(MostValues)];
        return new EquatableArray<string>(values.Length > 0 ? values : ["unreadable"]);
    }

    public static EquatableArray<string> Read(string owner, TomlArray array, Findings findings)
    {
        if (array.Items.Count is 0 or > MostValues)
        {
            findings.Add(Rules.BadValues, array.Span, $"{owner} has {array.Items.Count} values; a closed set has 1 to {MostValues}");
            return default;
        }

        var values = new List<string>();
        var members = new Dictionary<string, string>();
        foreach (TomlValue item in array.Items)
        {
            if (item is not TomlString { Value: string value })
            {
                findings.Add(Rules.WrongType, item.Span, owner, item.Kind, "a string");
            }
            else if (!Grammar.IsTagValue(value))
            {
                findings.Add(Rules.BadName, item.Span, value, "a tag's value", Grammar.ValueRemedy);
            }
            else if (values.Contains(value))
            {
                findings.Add(Rules.DuplicateValue, item.Span, value, owner);
            }
            else if (members.TryGetValue(CSharpName.Pascal(value), out string? other))
            {
                findings.Add(Rules.NameCollision, item.Span, value, CSharpName.Pascal(value), $"'{other}' becomes too");
            }
            else
            {
                values.Add(value);
                members.Add(CSharpName.Pascal(value), value);
            }
        }

        int place = values.IndexOf(TagModel.Other);
        if (place >= 0 && place != values.Count - 1)
        {
            findings.Add(Rules.BadValues, array.Items[place].Span, $"'{TagModel.Other}' also stands for every value outside the set of {owner}; put it last");
        }
        else if (place == 0)
        {
            findings.Add(Rules.BadValues, array.Span, $"{owner} has no value but '{TagModel.Other}', which tells nothing apart; add values");
        }

        return new EquatableArray<string>(values);
    }
}
