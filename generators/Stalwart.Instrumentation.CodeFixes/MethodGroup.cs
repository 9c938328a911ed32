using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Stalwart.Instrumentation.Catalogue.Editing;
using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.CodeFixes;

/// <summary>Derives the signature of a method from the delegate that it is converted to.</summary>
internal static class MethodGroup
{
    /// <summary>
    /// Without parameters, this method gets an optional one so that it is not an entry point, and cannot be converted to a delegate.
    /// </summary>
    private const string EntryPointName = "Main";

    /// <summary>
    /// Returns the signature; <see langword="null"/> when the delegate is unknown, or no event's method can be converted to it.
    /// </summary>
    public static Signature? Read(EventReference reference, SemanticModel model, CatalogueIndex index, CancellationToken cancellation)
    {
        if (TargetOf(reference.Whole, model, cancellation) is not INamedTypeSymbol { DelegateInvokeMethod: { ReturnsVoid: true } invoke })
        {
            return null;
        }

        var names = new UniqueNames();
        var parameters = new List<KeyValuePair<string, ParameterKind>>();
        foreach (IParameterSymbol parameter in invoke.Parameters)
        {
            if (parameter.RefKind != RefKind.None
                || ParameterKind.Of(parameter.Type, reference.Catalogue, index) is not { IsSameType: true } kind)
            {
                return null;
            }

            parameters.Add(new(names.Take(IsSpeaking(parameter) ? CatalogueName.OfWords(parameter.Name) : null), kind));
        }

        var signature = new Signature(parameters);
        bool hasOptional = Usage.MethodOf(reference) == EntryPointName && parameters.Count == 0;
        return signature.IsInOrder && !hasOptional ? signature : null;
    }

    private static ITypeSymbol? TargetOf(ExpressionSyntax whole, SemanticModel model, CancellationToken cancellation) => whole.Parent switch
    {
        EqualsValueClauseSyntax
        {
            Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: false } declaration },
        } => model.GetTypeInfo(declaration.Type, cancellation).Type,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => model.GetTypeInfo(property.Type, cancellation).Type,
        AssignmentExpressionSyntax assignment when assignment.Right == whole
            && assignment.Kind() is SyntaxKind.SimpleAssignmentExpression or SyntaxKind.AddAssignmentExpression =>
            model.GetSymbolInfo(assignment.Left, cancellation).Symbol is IEventSymbol item
                ? item.Type
                : model.GetTypeInfo(assignment.Left, cancellation).Type,
        CastExpressionSyntax cast => model.GetTypeInfo(cast.Type, cancellation).Type,
        ArgumentSyntax { Parent: ArgumentListSyntax list } argument => TypeOf(argument, list, model, cancellation),
        _ => null,
    };

    private static ITypeSymbol? TypeOf(
        ArgumentSyntax argument, ArgumentListSyntax list, SemanticModel model, CancellationToken cancellation)
    {
        SymbolInfo info = list.Parent is null ? default : model.GetSymbolInfo(list.Parent, cancellation);
        ISymbol[] candidates = info.Symbol is null ? [.. info.CandidateSymbols] : [info.Symbol];
        if (candidates is not [IMethodSymbol { IsGenericMethod: false } method])
        {
            return null;
        }

        int index = list.Arguments.IndexOf(argument);
        IParameterSymbol? parameter = argument.NameColon is { } named
            ? method.Parameters.FirstOrDefault(other => other.Name == named.Name.Identifier.ValueText)
            : method.Parameters.ElementAtOrDefault(index);
        return parameter is null or { IsParams: true } ? null : parameter.Type;
    }

    /// <summary>Returns whether a delegate's parameter has a meaningful name, unlike <c>obj</c> and <c>arg1</c> of <c>Action</c>.</summary>
    private static bool IsSpeaking(IParameterSymbol parameter) => parameter.ContainingType.ContainingNamespace?.Name != "System";
}
