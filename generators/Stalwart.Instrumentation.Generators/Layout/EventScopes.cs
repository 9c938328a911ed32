using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>Finds the scopes of a catalogue's events.</summary>
internal static class EventScopes
{
    /// <summary>
    /// Returns the scopes of each event by name. An event with one duration field has <c>Measure…</c>, an event without fields has
    /// <c>…UnlessCompleted</c>, an event with a partner has <c>Track…</c>. A scope is omitted if another member of the family's class
    /// has its name.
    /// </summary>
    public static Dictionary<string, EquatableArray<ScopeLayout>> Of(CatalogueModel model)
    {
        var scopes = new Dictionary<string, EquatableArray<ScopeLayout>>();
        Dictionary<string, ScopePartner> partners = ScopePartners.Of(model);
        foreach (FamilyModel family in model.Families)
        {
            HashSet<string> taken = [CSharpName.Pascal(family.Name), .. CSharpName.ObjectMembers];
            foreach (string name in family.Events.Select(item => CSharpName.Pascal(item.ShortName)))
            {
                taken.UnionWith([name, name + "IsEnabled"]);
            }

            foreach (EventModel item in family.Events)
            {
                scopes[item.Name] = new EquatableArray<ScopeLayout>(Of(item, partners).Where(scope => taken.Add(scope.Name)));
            }
        }

        return scopes;
    }

    private static IEnumerable<ScopeLayout> Of(EventModel item, Dictionary<string, ScopePartner> partners)
    {
        string name = CSharpName.Pascal(item.ShortName);
        if (item.Fields.Count(field => field.Type == FieldType.Duration) == 1)
        {
            int duration = item.Fields.Select(field => field.Type).ToList().IndexOf(FieldType.Duration);
            yield return new ScopeLayout(ScopeKind.Measure, "Measure" + name, duration, null);
        }

        if (partners.TryGetValue(item.Name, out ScopePartner? partner))
        {
            yield return new ScopeLayout(ScopeKind.Track, "Track" + name, 0, partner);
        }

        if (item.Fields.Count == 0)
        {
            yield return new ScopeLayout(ScopeKind.UnlessCompleted, name + "UnlessCompleted", 0, null);
        }
    }
}
