using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Checks that <c>deprecated</c> names a replacement.</summary>
internal static class DeprecationRules
{
    // A name alone, or after a word such as "use". Anything else that looks like a name may be a file or a host.
    private static readonly Regex Leading = new(
        @"^\W*(?:(?i:use|uses|see|to|by|into|with|of|is|now|call|record|prefer|instead)\W+)?(?<name>[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*)"
        + @"(?:\s+(?i:instead))?\W*\z|(?i:\b(?:use|to|by|into|with|of|call|record|prefer))\W+(?<name>[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*)",
        RegexOptions.CultureInvariant);

    public static void Apply(CatalogueDraft draft, DiagnosticBag bag)
    {
        HashSet<string> known = [.. draft.EventNames, .. draft.MetricsByName.Keys];
        bool IsKnown(string name) => known.Contains(name) || draft.Mentions.IsDeclared(Rules.BadDeprecation, name);
        HashSet<string> families = [.. draft.EventNames.Select(Family)];
        foreach (EventDraft item in draft.Events.Where(item => item.Model.Deprecated is not null))
        {
            string text = item.Model.Deprecated!;
            SourceSpan span = item.Table.SpanOf("deprecated");
            string[] names = [.. NameGrammar.EventNamesIn(text)];
            string[] led = [.. Leading.Matches(text).Cast<Match>().Select(match => match.Groups["name"].Value)];
            if (DescriptionRules.IsPlaceholder(text) || text.Trim() is "true" or "yes" or "deprecated" or "obsolete")
            {
                bag.Add(Rules.BadDeprecation, span, item.Model.Name, "says nothing; name the event to use, or say why there is none");
            }
            else if (names.FirstOrDefault(name => !IsKnown(name) && (led.Contains(name) || families.Contains(Family(name)))) is { } unknown)
            {
                string? near = bag.Speller.Find(unknown, draft.EventNames.Where(name => name != item.Model.Name));
                string remedy = near is null ? "name an event of the catalogue" : $"did you mean '{near}'?";
                bag.Add(
                    Rules.BadDeprecation,
                    span,
                    near is null ? null : Suggestion.String(text.Replace(unknown, near), span),
                    item.Model.Name,
                    $"names '{unknown}', which does not exist; {remedy}");
            }
            else if (led.Contains(item.Model.Name) && names.All(name => name == item.Model.Name))
            {
                bag.Add(Rules.BadDeprecation, span, item.Model.Name, "names the event itself; name the event to use instead");
            }
        }
    }

    private static string Family(string name) => name.Split('.')[0];
}
