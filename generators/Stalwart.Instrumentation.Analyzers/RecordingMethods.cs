using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.Analyzers;

/// <summary>Knows the generated recording methods, and the event of each.</summary>
internal sealed class RecordingMethods
{
    private readonly Dictionary<(ISymbol Class, string Family, string Method), EventModel> events = new(new KeyComparer());

    public RecordingMethods(ImmutableArray<DeclaredCatalogue> catalogues)
    {
        foreach (DeclaredCatalogue catalogue in catalogues)
        {
            foreach (FamilyModel family in catalogue.Source.Result.Model?.Families ?? default)
            {
                foreach (EventModel item in family.Events)
                {
                    events[(catalogue.Type, CSharpName.Pascal(family.Name), CSharpName.Pascal(item.ShortName))] = item;
                }
            }
        }
    }

    /// <summary>The event that a method records, if it is a recording method.</summary>
    public EventModel? EventOf(IMethodSymbol method) =>
        method is { IsStatic: true, ContainingType: { ContainingType: { } type } family }
        && events.TryGetValue((type, family.Name, method.Name), out EventModel? item)
            ? item
            : null;

    private sealed class KeyComparer : IEqualityComparer<(ISymbol Class, string Family, string Method)>
    {
        public bool Equals((ISymbol Class, string Family, string Method) x, (ISymbol Class, string Family, string Method) y) =>
            x.Method == y.Method && x.Family == y.Family && SymbolEqualityComparer.Default.Equals(x.Class, y.Class);

        public int GetHashCode((ISymbol Class, string Family, string Method) key) => (key.Family, key.Method).GetHashCode();
    }
}
