using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Stalwart.Instrumentation.Catalogue.Editing;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.CodeFixes;

/// <summary>Makes fields and tags of a call's arguments.</summary>
internal static class CallArguments
{
    public static NewEvent Describe(
        NewEvent item, InvocationExpressionSyntax call, SemanticModel model, INamedTypeSymbol catalogue, CancellationToken cancellation)
    {
        var fields = new List<KeyValuePair<string, string>>();
        var tags = new List<KeyValuePair<string, string>>();
        var names = new HashSet<string>();
        foreach (ArgumentSyntax argument in call.ArgumentList.Arguments)
        {
            TypeInfo info = model.GetTypeInfo(argument.Expression, cancellation);
            ITypeSymbol? type = info.Type ?? info.ConvertedType;
            string name = NameOf(argument);
            for (int number = 2; !names.Add(name); number++)
            {
                name = NameOf(argument) + number;
            }

            if (FieldTypeOf(type) is string field)
            {
                fields.Add(new(name, field));
            }
            else
            {
                tags.Add(new(name, Tag(type, catalogue)));
            }
        }

        return item with { Fields = fields, Tags = tags };
    }

    private static string NameOf(ArgumentSyntax argument)
    {
        string? identifier = argument.NameColon?.Name.Identifier.ValueText ?? argument.Expression switch
        {
            IdentifierNameSyntax name => name.Identifier.ValueText,
            MemberAccessExpressionSyntax
            {
                Expression: IdentifierNameSyntax owner,
                Name.Identifier.ValueText: "Elapsed" or "Length" or "Count",
            } => owner.Identifier.ValueText,
            MemberAccessExpressionSyntax { Expression: var owner } member when owner.ToString().Length > 0
                && char.IsUpper(owner.ToString()[0]) =>
                owner.ToString()
                    .Split('.')
                    .Last(),
            MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax method } => method.Name.Identifier.ValueText,
            _ => null,
        };
        return (identifier is null ? null : CatalogueEditor.NameOf(identifier)) ?? "value";
    }

    private static string? FieldTypeOf(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal } =>
            CatalogueWords.FieldTypes.Of(FieldType.Double),
        { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_UInt64 } => CatalogueWords.FieldTypes.Of(FieldType.Long),
        _ when type?.ToDisplayString() == "System.TimeSpan" => CatalogueWords.FieldTypes.Of(FieldType.Duration),
        _ => null,
    };

    private static string Tag(ITypeSymbol? type, INamedTypeSymbol catalogue) => type switch
    {
        { SpecialType: SpecialType.System_Boolean } => TagText.Boolean,

        // An enum that stands beside the catalogue's class was made of one of its sets.
        { TypeKind: TypeKind.Enum } when SymbolEqualityComparer.Default.Equals(type.ContainingNamespace, catalogue.ContainingNamespace)
            && CatalogueEditor.NameOf(CSharpName.WithoutSuffix(type.Name)) is string set
            && CSharpName.SetEnum(set) == type.Name => TagText.Set(set),
        { TypeKind: TypeKind.Enum } => TagText.Values(Members(type)),
        _ => TagText.Open(TagText.DefaultLimit),
    };

    private static IEnumerable<string> Members(ITypeSymbol type) => type.GetMembers().OfType<IFieldSymbol>()
        .Where(member => member.HasConstantValue)
        .Select(member => CatalogueEditor.NameOf(member.Name) ?? "")
        .Distinct();
}
