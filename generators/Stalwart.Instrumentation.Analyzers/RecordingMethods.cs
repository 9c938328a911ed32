using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Generators.Layout;

namespace Stalwart.Instrumentation.Analyzers;

/// <summary>
/// Recognizes the generated methods that record events (a scope may record two), and those that set or observe a series.
/// </summary>
internal sealed class RecordingMethods
{
    private readonly Dictionary<(ISymbol Class, string Family, string Method), EventModel[]> events = new(new KeyComparer());
    private readonly Dictionary<(ISymbol Class, string Family, string Method), EquatableArray<TagModel>> kept = new(new KeyComparer());
    private readonly HashSet<INamedTypeSymbol> families = new(SymbolEqualityComparer.Default);

    public RecordingMethods(ImmutableArray<DeclaredCatalogue> catalogues)
    {
        foreach (DeclaredCatalogue catalogue in catalogues)
        {
            if (catalogue.Source.Result.Model is { } model)
            {
                Add(catalogue.Type, model);
            }
        }
    }

    /// <summary>Returns the events that a method records, the one whose parameters it has first; empty for other methods.</summary>
    public EventModel[] EventsOf(IMethodSymbol method)
    {
        INamedTypeSymbol? family = FamilyOf(method);
        return family is { ContainingType: { } type } && events.TryGetValue((type, family.Name, method.Name), out EventModel[]? found)
            ? found
            : [];
    }

    /// <summary>Returns the tags whose values a method takes and keeps; empty for other methods.</summary>
    public EquatableArray<TagModel> TagsOf(IMethodSymbol method) => EventsOf(method) is { Length: > 0 } found
        ? found[0].Tags
        : method is { Name: "Set" or "Observe", ContainingType: { ContainingType: { ContainingType: { } type } kind } metric }
            && kept.TryGetValue((type, kind.Name, metric.Name.TrimEnd('_')), out EquatableArray<TagModel> tags)
            ? tags
            : default;

    /// <summary>Returns whether code is in a family's class, which is generated and records for its caller.</summary>
    public bool IsOwn(ISymbol code) => FamilyOf(code) is { } family && families.Contains(family);

    private static INamedTypeSymbol? FamilyOf(ISymbol code) => code.ContainingType is { Name: LocalEvents.FamilyType } local
        ? local.ContainingType
        : code.ContainingType;

    private void Add(INamedTypeSymbol type, CatalogueModel model)
    {
        Dictionary<string, EventModel> byName = model.Families.SelectMany(family => family.Events).ToDictionary(item => item.Name);
        Dictionary<string, EquatableArray<ScopeLayout>> scopes = EventScopes.Of(model);
        foreach (MetricModel metric in model.Metrics.Where(metric => metric.IsKept))
        {
            kept[(type, CSharpName.KeptClass(metric.Kind), CSharpName.Pascal(metric.Name))] = metric.Tags;
        }

        foreach (FamilyModel family in model.Families)
        {
            string name = CSharpName.Pascal(family.Name);
            families.UnionWith(type.GetTypeMembers(name));
            foreach (EventModel item in family.Events)
            {
                events[(type, name, CSharpName.Pascal(item.ShortName))] = [item];
                foreach (ScopeLayout scope in scopes[item.Name])
                {
                    events[(type, name, scope.Name)] = scope.Partner is null ? [item] : [item, byName[scope.Partner.Event]];
                }
            }
        }
    }

    private sealed class KeyComparer : IEqualityComparer<(ISymbol Class, string Family, string Method)>
    {
        public bool Equals((ISymbol Class, string Family, string Method) x, (ISymbol Class, string Family, string Method) y) =>
            x.Method == y.Method && x.Family == y.Family && SymbolEqualityComparer.Default.Equals(x.Class, y.Class);

        public int GetHashCode((ISymbol Class, string Family, string Method) key) => (key.Family, key.Method).GetHashCode();
    }
}
