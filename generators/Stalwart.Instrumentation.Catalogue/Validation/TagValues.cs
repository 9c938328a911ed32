using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Reads the values of a closed tag.</summary>
/// <param name="owner">The tag or tag set, for messages.</param>
/// <param name="other">The value that unlisted values count as.</param>
/// <param name="bag">The diagnostics.</param>
internal sealed class TagValues(string owner, string other, DiagnosticBag bag)
{
    private readonly List<(string Text, string Name, SourceSpan Span)> valid = [];
    private readonly Dictionary<string, string> members = [];

    /// <summary>
    /// Returns the values that the words of an unreadable statement may stand for: events of the set, and the code that records them,
    /// should not be missing because of an error that has been reported.
    /// </summary>
    public static ValueList Guess(IEnumerable<string> words)
    {
        string[] values = [.. words.Where(word => word != TagModel.DefaultOther && NameGrammar.IsTagValue(word))
            .GroupBy(CSharpName.Pascal).Where(same => same.Key.Length > 0).Select(same => same.First()).Take(CatalogueLimits.MaxValues)];
        values = values.Length > 0 ? values : ["unreadable"];
        return new ValueList(
            new EquatableArray<string>(values),
            new EquatableArray<string>(values.Select(CSharpName.Pascal)),
            TagModel.DefaultOther,
            IsInteger: false);
    }

    /// <summary>Reads the key <c>other</c>, the value that unlisted values count as.</summary>
    public static string ReadOther(TableReader table, DiagnosticBag bag)
    {
        if (table.Text("other") is not string other)
        {
            return TagModel.DefaultOther;
        }

        if (!NameGrammar.IsTagValue(other))
        {
            bag.Add(Rules.BadName, table.SpanOf("other"), other, "a tag value", NameGrammar.ValueRemedy);
            return TagModel.DefaultOther;
        }

        return other;
    }

    public ValueList Read(TomlArray array)
    {
        if (array.Items.Count is 0 or > CatalogueLimits.MaxValues)
        {
            bag.Add(
                Rules.BadValues, array.Span, $"Expected 1 to {CatalogueLimits.MaxValues} values for {owner}, found {array.Items.Count}");
            return ValueList.None;
        }

        bool isInteger = array.Items.Select(ValueOf).FirstOrDefault(value => value is not null) is TomlInteger;
        foreach (TomlValue item in array.Items)
        {
            Read(item, isInteger);
        }

        NameRules.Compare(valid.Select(value => (value.Text, value.Span)), bag);
        CheckOther(array);
        return new ValueList(
            new EquatableArray<string>(valid.Select(value => value.Text)),
            new EquatableArray<string>(valid.Select(value => value.Name)),
            other,
            isInteger);
    }

    /// <summary>Returns the value itself, even if the item also has a name.</summary>
    private static TomlValue? ValueOf(TomlValue item) => item switch
    {
        TomlTable table => table.Find("value")?.Value,
        TomlString or TomlInteger => item,
        _ => null,
    };

    private void Read(TomlValue item, bool isInteger)
    {
        if (item is TomlTable content)
        {
            var table = new TableReader(content, $"a value of {owner}", item.Span, bag, CatalogueKeys.TagValue);
            bool isWhole = table.Require("value", "value = \"_OTHER\"") & table.Require("name", "name = \"Other\"");
            string? name = table.Text("name");
            table.ReportMissing();
            if (!isWhole || name is null || table.Find("value") is not { } value)
            {
                return;
            }

            if (!NameGrammar.IsMember(name))
            {
                bag.Add(Rules.BadName, table.SpanOf("name"), name, "a member", NameGrammar.MemberRemedy);
            }
            else
            {
                Read(value.Value, name, isInteger);
            }
        }
        else
        {
            Read(item, name: null, isInteger);
        }
    }

    private void Read(TomlValue item, string? name, bool isInteger)
    {
        string? text = item switch
        {
            TomlString word when !isInteger => word.Value,
            TomlInteger number when isInteger => number.Value.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
        if (text is null)
        {
            bag.Add(Rules.WrongType, item.Span, "values", item.Kind, isInteger ? "an integer, as the first value is" : "a string");
        }
        else if (!NameGrammar.IsTagValue(text))
        {
            bag.Add(Rules.BadName, item.Span, text, "a tag value", NameGrammar.ValueRemedy);
        }
        else if (text != other && string.Equals(text, other, StringComparison.OrdinalIgnoreCase))
        {
            bag.Add(
                Rules.BadValues,
                item.Span,
                Suggestion.String(other, item.Span),
                $"'{text}' of {owner} differs only in case from '{other}', which every closed tag has; use '{other}' as "
                + "the last value, or remove it");
        }
        else if (valid.Any(value => value.Text == text))
        {
            bag.Add(Rules.DuplicateValue, item.Span, text, owner);
        }
        else
        {
            Take(text, name ?? CSharpName.Pascal(text), item.Span);
        }
    }

    private void Take(string text, string name, SourceSpan span)
    {
        if (name.Length == 0)
        {
            string remedy = "it has no letter or digit for the name of the enum member; write "
                + $"{{ value = {TomlText.String(text)}, name = \"…\" }}";
            bag.Add(Rules.BadName, span, text, "a tag value", remedy);
        }
        else if (members.TryGetValue(name, out string? taken))
        {
            bag.Add(
                Rules.NameCollision,
                span,
                text,
                name,
                $"is already the member of '{taken}'; write {{ value = {TomlText.String(text)}, name = \"…\" }}");
        }
        else
        {
            valid.Add((text, name, span));
            members.Add(name, text);
        }
    }

    private void CheckOther(TomlArray array)
    {
        int place = valid.FindIndex(value => value.Text == other);
        if (place >= 0 && place != valid.Count - 1)
        {
            bag.Add(
                Rules.BadValues,
                valid[place].Span,
                $"'{other}' must be the last value of {owner}, because it stands for every value outside the set; move it to "
                + $"the end");
        }
        else if (place == 0)
        {
            bag.Add(Rules.BadValues, array.Span, $"'{other}' is the only value of {owner}; add at least one more value");
        }
    }
}
