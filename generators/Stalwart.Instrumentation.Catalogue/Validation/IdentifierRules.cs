using System;
using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Finds names that differ in the catalogue and are the same in C#; the later one is left out.</summary>
internal static class IdentifierRules
{
    private static readonly string[] ObjectMembers = ["Equals", "ReferenceEquals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize"];
    private static readonly string[] ClassMembers = ["Catalogue", "Gauges", .. ObjectMembers];

    public static void Apply(CatalogueDraft draft, string[] takenNames, Findings findings)
    {
        var enums = new Scope(findings, "the namespace has for another type", takenNames);
        var wrongSets = new List<string>();
        foreach (TagSetDraft set in draft.TagSets.Values)
        {
            if (!enums.Take(set.Model.Name, CSharpName.Pascal(set.Model.Name), set.Span))
            {
                wrongSets.Add(set.Model.Name);
            }
        }

        foreach (string wrong in wrongSets)
        {
            draft.TagSets.Remove(wrong);
            draft.Events.RemoveAll(item => item.Model.Tags.Any(tag => tag.Set == wrong));
        }

        // A family is a file too, and file names that differ only in case are one.
        var families = new Scope(findings, "the class has for another member (upper and lower case apart)", ClassMembers.Concat(takenNames.Take(1)), StringComparer.OrdinalIgnoreCase);
        var ids = new Scope(findings, "another event's id has", []);
        var events = new Dictionary<string, Scope>();
        var rightFamilies = new Dictionary<string, bool>();
        draft.Events.RemoveAll(item =>
        {
            if (!rightFamilies.TryGetValue(item.Family, out bool isRight))
            {
                rightFamilies[item.Family] = isRight = families.Take(item.Family, CSharpName.Pascal(item.Family), item.FamilySpan);
            }

            return !(isRight && TakeAll(item, Members(item.Family), ids, enums));
        });

        var gauges = new Scope(findings, "another gauge has", ["Gauges", .. ObjectMembers]);
        draft.Metrics.RemoveAll(metric => metric.Kind == MetricKind.Gauge && !gauges.Take(metric.Name, CSharpName.Pascal(metric.Name), metric.Span));

        Scope Members(string family)
        {
            if (!events.TryGetValue(family, out Scope? members))
            {
                events[family] = members = new Scope(findings, "the family's class has for another member", [CSharpName.Pascal(family), .. ObjectMembers]);
            }

            return members;
        }
    }

    private static bool TakeAll(EventDraft item, Scope members, Scope ids, Scope enums)
    {
        EventModel model = item.Model;
        string name = CSharpName.Pascal(model.ShortName);
        return members.Take(model.Name, name, item.Span)
            && members.Take(model.Name, name + "IsEnabled", item.Span)
            && ids.Take(model.Name, CSharpName.Pascal(model.Name), item.Span)
            && ParametersDiffer(item, members)
            && model.Tags.Where(tag => tag is { Kind: TagKind.Closed, Set: null }).All(tag => enums.Take(tag.Name, CSharpName.TagEnum(model.Name, tag.Name), item.MemberSpans[tag.Name]));
    }

    private static bool ParametersDiffer(EventDraft item, Scope members)
    {
        Scope parameters = members.Sibling("another parameter of the method has");
        return item.Model.Fields.Select(field => field.Name).Concat(item.Model.Tags.Select(tag => tag.Name))
            .All(name => parameters.Take(name, CSharpName.Camel(name), item.MemberSpans[name]));
    }

    private sealed class Scope(Findings findings, string whose, IEnumerable<string> taken, IEqualityComparer<string>? comparer = null)
    {
        private readonly HashSet<string> taken = new(taken, comparer ?? StringComparer.Ordinal);

        public Scope Sibling(string otherWhose) => new(findings, otherWhose, []);

        public bool Take(string name, string identifier, SourceSpan span)
        {
            bool free = taken.Add(identifier);
            if (!free)
            {
                findings.Add(Rules.NameCollision, span, name, identifier, whose);
            }

            return free;
        }
    }
}
