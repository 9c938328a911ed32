using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>
/// A declaration with <c>[EventCatalogue]</c>: the class, its error if any, and the locations of its name and attribute.
/// </summary>
internal sealed record ClassDeclaration(ClassModel Class, string? Fault, SourceLocation NameLocation, SourceLocation FileLocation)
{
    public const string AttributeName = "Stalwart.Instrumentation.EventCatalogueAttribute";

    public static ClassDeclaration Read(GeneratorAttributeSyntaxContext context)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        var syntax = (TypeDeclarationSyntax)context.TargetNode;
        AttributeData attribute = context.Attributes[0];
        SyntaxNode place = (attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax)?.ArgumentList?.Arguments.FirstOrDefault()
            ?? (SyntaxNode)syntax;
        return new ClassDeclaration(
            ModelOf(type, attribute) with { Members = MembersOf(type) },
            FaultOf(type, syntax),
            SourceLocation.Of(syntax.Identifier.GetLocation()),
            SourceLocation.Of(place.GetLocation()));
    }

    public static ClassModel ModelOf(INamedTypeSymbol type, AttributeData attribute)
    {
        string file = attribute.ConstructorArguments.Length == 1 ? attribute.ConstructorArguments[0].Value as string ?? "" : "";
        string space = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString();
        return new ClassModel(space, type.Name, type.DeclaredAccessibility == Accessibility.Public, file);
    }

    private static EquatableArray<string> MembersOf(INamedTypeSymbol type) => new(
        type.GetMembers().Where(member => member.CanBeReferencedByName).Select(member => member.Name).Distinct());

    public static string? FaultOf(INamedTypeSymbol type, TypeDeclarationSyntax syntax) => type switch
    {
        { ContainingType: not null } => "is nested in another type",
        { IsGenericType: true } => "is generic",
        { IsStatic: false } => "is not static",
        { IsFileLocal: true } => "is local to its file",
        _ when !syntax.Modifiers.Any(SyntaxKind.PartialKeyword) => "is not partial",
        _ => null,
    };
}

/// <summary>A place in a C# file, as data.</summary>
internal readonly record struct SourceLocation(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static SourceLocation Of(Location location) =>
        new(location.GetLineSpan().Path, location.SourceSpan, location.GetLineSpan().Span);

    public Location ToLocation() => Location.Create(Path, Span, Lines);
}
