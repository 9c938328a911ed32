using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Reads the former names of events and metrics, and checks that each refers to one event or metric.</summary>
internal static class FormerNames
{
    private const string Key = "formerly";

    /// <summary>Returns the valid former names of an event or metric.</summary>
    public static EquatableArray<string> Read(TableReader table, CatalogueDraft draft, DiagnosticBag bag, string owner)
    {
        var names = new List<string>();
        foreach (TomlValue item in table.Array(Key, "an array of names")?.Items ?? [])
        {
            if (item is not TomlString { Value: string name })
            {
                bag.Add(Rules.WrongType, item.Span, Key, item.Kind, "a string with a former name");
            }
            else if (!NameGrammar.IsDotted(name))
            {
                bag.Add(Rules.BadName, item.Span, name, "a former name", NameGrammar.DottedRemedy);
            }
            else if (draft.Former.TryGetValue(name, out (string Owner, SourceSpan Span) other))
            {
                string line = (other.Span.StartLine + 1).ToString(CultureInfo.InvariantCulture);
                string fault = $"is already a former name of '{other.Owner}' on line {line}; remove one of the two";
                bag.Add(Rules.BadFormerName, item.Span, name, fault);
            }
            else
            {
                draft.Former.Add(name, (owner, item.Span));
                names.Add(name);
            }
        }

        return new EquatableArray<string>(names);
    }

    /// <summary>Reports former names that are current names, and so cannot refer to anything else.</summary>
    public static void Apply(CatalogueDraft draft, DiagnosticBag bag)
    {
        HashSet<string> current = [.. draft.EventNames, .. draft.MetricsByName.Keys];
        foreach (KeyValuePair<string, (string Owner, SourceSpan Span)> former in draft.Former.Where(item => current.Contains(item.Key)))
        {
            string what = former.Key == former.Value.Owner ? "is its current name" : "is the name of another event or metric";
            bag.Add(Rules.BadFormerName, former.Value.Span, former.Key, $"of '{former.Value.Owner}' {what}; remove it");
        }
    }
}
