using System;
using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Finds different names that become the same C# identifier; the later one is omitted.</summary>
internal static class IdentifierRules
{
    private const string Gauges = "Gauges";

    /// <summary>Members that yield to a family, or that exist only if a metric needs them.</summary>
    private static readonly string[] Optional = [.. CSharpName.LocalMembers, .. CSharpName.KeptClasses.Where(name => name != Gauges)];

    private static readonly string[] ClassMembers = [.. CSharpName.MembersOfClass.Except(Optional), .. CSharpName.ObjectMembers];

    public static void Apply(CatalogueDraft draft, string[] takenNames, IEnumerable<string> members, DiagnosticBag bag)
    {
        var enums = new Scope(bag, "is already another type in the namespace", takenNames);
        var invalidSets = new List<string>();
        foreach (TagSetDraft set in draft.TagSets.Values.Where(set => set.IsValid))
        {
            if (!enums.Take(set.Model.Name, CSharpName.SetEnum(set.Model.Name), set.Span))
            {
                invalidSets.Add(set.Model.Name);
            }
        }

        foreach (string invalid in invalidSets)
        {
            draft.TagSets.Remove(invalid);
            draft.Events.RemoveAll(item => item.Model.Tags.Any(tag => tag.Set == invalid));
            draft.Metrics.RemoveAll(metric => metric.Tags.Any(tag => tag.Set == invalid));
        }

        // A family is also a file name, and file names may not differ only in case.
        string[] classMembers =
        [
            .. ClassMembers,
            .. draft.Metrics.Where(metric => metric.IsKept).Select(metric => CSharpName.KeptClass(metric.Kind)).Except([Gauges]).Distinct(),
        ];
        var families = new Scope(
            bag,
            "is already another member of the class (ignoring case)",
            classMembers.Concat(takenNames.Take(1)),
            StringComparer.OrdinalIgnoreCase);
        var declared = new Scope(bag, "is already a member that the class declares", members.Except(classMembers));
        var ids = new Scope(bag, "is already the id of another event", []);
        var events = new Dictionary<string, Scope>();
        var validFamilies = new Dictionary<string, bool>();
        draft.Events.RemoveAll(item =>
        {
            if (!validFamilies.TryGetValue(item.Family, out bool isValid))
            {
                string type = CSharpName.Pascal(item.Family);
                isValid = families.Take(item.Family, type, item.FamilySpan) && declared.Take(item.Family, type, item.FamilySpan);
                validFamilies[item.Family] = isValid;
            }

            return !(isValid && TakeAll(item, Members(item.Family), ids, enums));
        });

        Dictionary<MetricKind, Scope> kept = CatalogueWords.Kinds.Words.Select(word => CatalogueWords.Kinds.Find(word)!.Value)
            .ToDictionary(
                kind => kind,
                kind => new Scope(
                    bag,
                    $"is already another {CatalogueWords.Kinds.Of(kind)}",
                    [CSharpName.KeptClass(kind), .. CSharpName.ObjectMembers]));
        draft.Metrics.RemoveAll(
            metric => (metric.IsKept || metric.Kind == MetricKind.Gauge) && !TakeAll(metric, kept[metric.Kind], enums));

        Scope Members(string family)
        {
            if (!events.TryGetValue(family, out Scope? members))
            {
                events[family] = members = new Scope(
                    bag, "is already another member of the family's class", [CSharpName.Pascal(family), .. CSharpName.ObjectMembers]);
            }

            return members;
        }
    }

    /// <summary>Returns the names that become enums, with their places.</summary>
    public static IEnumerable<(string Name, string Enum, SourceSpan Span)> Enums(CatalogueDraft draft) =>
        draft.TagSets.Values.Where(set => set.IsValid)
            .Select(set => (set.Model.Name, CSharpName.SetEnum(set.Model.Name), set.Span))
            .Concat(draft.Events.SelectMany(item => item.Model.Tags.Where(tag => tag.HasEnum)
                .Select(tag => (tag.Name, CSharpName.TagEnum(item.Model.Name, tag.Name), item.MemberSpans[tag.Name]))))
            .Concat(draft.Metrics.SelectMany(metric => metric.Tags.Where(tag => tag.HasEnum)
                .Select(tag => (tag.Name, CSharpName.TagEnum(metric.Name, tag.Name), metric.TagSpans[tag.Name]))));

    private static bool TakeAll(EventDraft item, Scope members, Scope ids, Scope enums)
    {
        EventModel model = item.Model;
        string name = CSharpName.Pascal(model.ShortName);
        return members.Take(model.Name, name, item.Span)
            && members.Take(model.Name, name + "IsEnabled", item.Span)
            && ids.Take(model.Name, CSharpName.Pascal(model.Name), item.Span)
            && ParametersDiffer(
                model.Fields.Select(field => field.Name).Concat(model.Tags.Select(tag => tag.Name)), item.MemberSpans, members)
            && model.Tags.Where(tag => tag.HasEnum)
                .All(tag => enums.Take(tag.Name, CSharpName.TagEnum(model.Name, tag.Name), item.MemberSpans[tag.Name]));
    }

    private static bool TakeAll(MetricDraft metric, Scope members, Scope enums) =>
        members.Take(metric.Name, CSharpName.Pascal(metric.Name), metric.Span)
        && ParametersDiffer(metric.Tags.Select(tag => tag.Name), metric.TagSpans, members)
        && metric.Tags.Where(tag => tag.HasEnum)
            .All(tag => enums.Take(tag.Name, CSharpName.TagEnum(metric.Name, tag.Name), metric.TagSpans[tag.Name]));

    private static bool ParametersDiffer(IEnumerable<string> names, IReadOnlyDictionary<string, SourceSpan> spans, Scope members)
    {
        Scope parameters = members.Sibling("is already another parameter of the method");
        return names.All(name => parameters.Take(name, CSharpName.Camel(name), spans[name]));
    }

    private sealed class Scope(DiagnosticBag bag, string taker, IEnumerable<string> taken, IEqualityComparer<string>? comparer = null)
    {
        private readonly HashSet<string> taken = new(taken, comparer ?? StringComparer.Ordinal);

        public Scope Sibling(string otherTaker) => new(bag, otherTaker, []);

        public bool Take(string name, string identifier, SourceSpan span)
        {
            bool free = taken.Add(identifier);
            if (!free)
            {
                bag.Add(Rules.NameCollision, span, name, identifier, taker);
            }

            return free;
        }
    }
}
