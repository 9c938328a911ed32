using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>
/// Looks up the names of the generated enums and their string classes in the compilation. This runs at every edit, but its
/// result is nearly always empty, so the steps after it do not run again.
/// </summary>
internal static class DeclaredTypes
{
    /// <summary>The tool name of the attribute on generated types, which identifies them.</summary>
    public const string Generator = "Stalwart.Instrumentation.Generators";

    /// <summary>
    /// Returns the distinct types and namespaces that have the name of a generated enum, or of its string class.
    /// </summary>
    public static EquatableArray<DeclaredType> Find(
        ImmutableArray<CatalogueSource> sources, Compilation compilation, CancellationToken cancellation)
    {
        var found = new List<DeclaredType>();
        foreach (IGrouping<string, CatalogueSource> group in sources.GroupBy(source => source.Class.Namespace))
        {
            if (NamespaceOf(compilation, group.Key) is not { } space)
            {
                continue;
            }

            foreach (string name in group.SelectMany(NamesOf).Distinct())
            {
                cancellation.ThrowIfCancellationRequested();
                if (Find(group.Key, name, space, compilation) is { } type)
                {
                    found.Add(type);
                }
            }
        }

        return new EquatableArray<DeclaredType>(found);
    }

    private static IEnumerable<string> NamesOf(CatalogueSource source) =>
        source.Result.Enums.SelectMany(place => (string[])[place.Enum, CSharpName.TextClass(place.Enum)]).Concat([source.Class.IdEnum]);

    private static INamespaceSymbol? NamespaceOf(Compilation compilation, string name)
    {
        INamespaceSymbol? space = compilation.GlobalNamespace;
        foreach (string part in name.Length == 0 ? [] : name.Split('.'))
        {
            space = space?.GetNamespaceMembers().FirstOrDefault(inner => inner.Name == part.TrimStart('@'));
        }

        return space;
    }

    private static DeclaredType? Find(string space, string name, INamespaceSymbol symbol, Compilation compilation)
    {
        INamespaceOrTypeSymbol[] taken = [.. symbol.GetMembers(name).Where(member => IsTaken(member, compilation))];
        ISymbol? first = taken.FirstOrDefault(member => IsOfProject(member, compilation)) ?? taken.FirstOrDefault();
        return first switch
        {
            null => null,
            INamespaceSymbol => new DeclaredType(space, name, "is already a namespace", default),
            ITypeSymbol type when IsOfProject(type, compilation) =>
                new DeclaredType(space, name, $"is already {KindOf(type)} of this project", default),
            ITypeSymbol type => new DeclaredType(
                space, name, $"is already {KindOf(type)} of the referenced assembly '{type.ContainingAssembly.Name}'", ValuesOf(type)),
            _ => null,
        };
    }

    /// <summary>An internal type of a reference is not a problem: the compiler prefers the type of the project.</summary>
    private static bool IsTaken(INamespaceOrTypeSymbol member, Compilation compilation) => member switch
    {
        INamespaceSymbol => true,
        INamedTypeSymbol { Arity: 0, IsFileLocal: false } type =>
            IsOfProject(type, compilation) || type.DeclaredAccessibility == Accessibility.Public,
        _ => false,
    };

    private static bool IsOfProject(ISymbol member, Compilation compilation) =>
        SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, compilation.Assembly);

    private static string KindOf(ITypeSymbol type) => type switch
    {
        { IsRecord: true } => "a record",
        { TypeKind: TypeKind.Class } => "a class",
        { TypeKind: TypeKind.Struct } => "a struct",
        { TypeKind: TypeKind.Enum } => "an enum",
        { TypeKind: TypeKind.Interface } => "an interface",
        { TypeKind: TypeKind.Delegate } => "a delegate",
        _ => "a type",
    };

    /// <summary>Returns the names of the members of a generated enum, in the order of their numbers.</summary>
    private static EquatableArray<string> ValuesOf(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Enum && type.GetAttributes().Any(
            attribute => attribute.AttributeClass?.Name == "GeneratedCodeAttribute"
                && attribute.ConstructorArguments.FirstOrDefault().Value is Generator)
            ? new(type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue)
                .OrderBy(field => field.ConstantValue as int?)
                .Select(field => field.Name))
            : default;
}
