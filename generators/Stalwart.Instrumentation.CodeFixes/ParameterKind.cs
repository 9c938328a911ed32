using System.Linq;
using Microsoft.CodeAnalysis;
using Stalwart.Instrumentation.Catalogue.Editing;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.CodeFixes;

/// <summary>The kind of field or tag for a parameter of a type.</summary>
/// <param name="IsField">Whether it is a field; otherwise, it is a tag.</param>
/// <param name="Toml">The field's type, or the tag's definition as TOML.</param>
/// <param name="IsSameType">Whether the parameter has exactly this type.</param>
/// <param name="Cast">The type to cast the value to; <see langword="null"/> without a cast.</param>
internal sealed record ParameterKind(bool IsField, string Toml, bool IsSameType = true, string? Cast = null)
{
    /// <summary>
    /// Returns the kind for a type; <see langword="null"/> for types that no field or tag accepts, such as other enums, a nullable
    /// number, or a <c>Guid</c>, which has too many values for a tag.
    /// </summary>
    public static ParameterKind? Of(ITypeSymbol? type, INamedTypeSymbol catalogue, CatalogueIndex index) => type switch
    {
        { SpecialType: SpecialType.System_Double } => Field(FieldType.Double),
        { SpecialType: SpecialType.System_Single } => Field(FieldType.Double, isSameType: false),
        { SpecialType: SpecialType.System_Decimal } => Field(FieldType.Double, isSameType: false, "double"),
        { SpecialType: SpecialType.System_Int64 } => Field(FieldType.Long),
        { SpecialType: SpecialType.System_UInt64 or SpecialType.System_UIntPtr } => Field(FieldType.Long, isSameType: false, "long"),
        { SpecialType: (>= SpecialType.System_SByte and < SpecialType.System_UInt64) or SpecialType.System_IntPtr } =>
            Field(FieldType.Long, isSameType: false),
        { SpecialType: SpecialType.System_Boolean } => new(false, TagText.Boolean),
        { SpecialType: SpecialType.System_String } => new(false, TagText.Open(TagText.DefaultLimit)),
        { TypeKind: TypeKind.Enum } when IsMadeBy(catalogue, type) && index.TagSet(type.Name) is { } set =>
            new(false, TagText.Set(set)),
        { Name: "TimeSpan", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } =>
            Field(FieldType.Duration),
        { TypeKind: TypeKind.Class } when ExceptionDepth(type) is int depth => Field(FieldType.Exception, isSameType: depth == 0),
        _ => null,
    };

    /// <summary>
    /// Returns the distance of a type from <c>Exception</c> in its base types; <see langword="null"/> when it is not an exception.
    /// </summary>
    private static int? ExceptionDepth(ITypeSymbol type)
    {
        int depth = 0;
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType, depth++)
        {
            if (at is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
            {
                return depth;
            }
        }

        return null;
    }

    /// <summary>Returns whether an enum is in a namespace of generated enums.</summary>
    public static bool IsMadeBy(INamedTypeSymbol catalogue, ITypeSymbol type)
    {
        SymbolEqualityComparer same = SymbolEqualityComparer.Default;
        bool isBeside = type.ContainingType is null && same.Equals(type.ContainingNamespace, catalogue.ContainingNamespace);
        return same.Equals(type.ContainingAssembly, catalogue.ContainingAssembly)
            && (isBeside || same.Equals(type.ContainingType, catalogue))
            && type.GetAttributes().Any(data => data.AttributeClass?.Name == "GeneratedCodeAttribute");
    }

    private static ParameterKind Field(FieldType type, bool isSameType = true, string? cast = null) =>
        new(true, CatalogueWords.FieldTypes.Of(type), isSameType, cast);
}
