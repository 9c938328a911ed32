using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Stalwart.Instrumentation.Catalogue.Editing;

namespace Stalwart.Instrumentation.CodeFixes;

/// <summary>Derives the signature of a missing event from the code that uses it.</summary>
internal sealed class Usage(
    EventReference reference, string eventName, SemanticModel model, CatalogueIndex index, CancellationToken cancellation)
{
    /// <summary>The suffix of the property that returns whether an event is enabled.</summary>
    public const string IsEnabled = "IsEnabled";

    /// <summary>Returns the name of the method: <c>Failed</c> for <c>FailedIsEnabled</c>, unless that is called.</summary>
    public static string MethodOf(EventReference reference) => IsProperty(reference)
        ? reference.Name.Substring(0, reference.Name.Length - IsEnabled.Length)
        : reference.Name;

    /// <summary>Returns the signature; <see langword="null"/> when no event would make the code compile.</summary>
    public Signature? Read() => IsCalled(reference) ? Call((InvocationExpressionSyntax)reference.Whole.Parent!)
        : !IsProperty(reference) ? MethodGroup.Read(reference, model, index, cancellation)
        : CallBeside() is { } guarded ? Call(guarded)
        : new Signature([]);

    private static bool IsCalled(EventReference reference) =>
        reference.Whole.Parent is InvocationExpressionSyntax call && call.Expression == reference.Whole;

    private static bool IsProperty(EventReference reference) => reference.Name.Length > IsEnabled.Length
        && reference.Name.EndsWith(IsEnabled, System.StringComparison.Ordinal)
        && !IsCalled(reference);

    private Signature? Call(InvocationExpressionSyntax call) =>
        IsStatement(call) ? new CallArguments(reference, eventName, model, index, cancellation).Read(call) : null;

    /// <summary>Returns the call that the property guards, in the same member.</summary>
    private InvocationExpressionSyntax? CallBeside() => reference.Whole.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantNodes()
        .OfType<InvocationExpressionSyntax>()
        .Where(call => model.GetSymbolInfo(call.Expression, cancellation).Symbol is null)
        .FirstOrDefault(call => EventReference.At(NameIn(call.Expression), model, cancellation).Any(
            other => other.Whole == call.Expression
                && other.Name == MethodOf(reference)
                && other.Family == reference.Family
                && SymbolEqualityComparer.Default.Equals(other.Catalogue, reference.Catalogue)));

    /// <summary>Returns the name that the compiler does not know: the family's if it is missing; otherwise, the method's.</summary>
    private ExpressionSyntax NameIn(ExpressionSyntax method) => method switch
    {
        MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax family }
            when model.GetSymbolInfo(family, cancellation).Symbol is null => family.Name,
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax family }
            when model.GetSymbolInfo(family, cancellation).Symbol is null => family,
        MemberAccessExpressionSyntax access => access.Name,
        _ => method,
    };

    /// <summary>Returns whether the result of a call is unused: a recording method has none.</summary>
    private bool IsStatement(InvocationExpressionSyntax call) => call.Parent switch
    {
        ExpressionStatementSyntax => true,
        ForStatementSyntax loop => loop.Condition != call,
        ArrowExpressionClauseSyntax { Parent: { } member } =>
            model.GetDeclaredSymbol(member, cancellation) is IMethodSymbol method && IsVoid(method),
        LambdaExpressionSyntax lambda => TargetsOf(lambda).Any(
            target => target is INamedTypeSymbol { DelegateInvokeMethod: { } invoke }
                && (invoke.ReturnsVoid || (IsAsync(lambda) && IsTask(invoke.ReturnType)))),
        _ => false,
    };

    /// <summary>Returns the delegates that a lambda may become: while its body has an error, those of any overload.</summary>
    private IEnumerable<ITypeSymbol?> TargetsOf(LambdaExpressionSyntax lambda) =>
        lambda.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list } argument
            ? model.GetMemberGroup(call.Expression, cancellation)
                .OfType<IMethodSymbol>()
                .Select(method => method.Parameters.ElementAtOrDefault(list.Arguments.IndexOf(argument))?.Type)
            : [model.GetTypeInfo(lambda, cancellation).ConvertedType];

    private static bool IsVoid(IMethodSymbol method) => method.ReturnsVoid || (method.IsAsync && IsTask(method.ReturnType));

    private static bool IsAsync(LambdaExpressionSyntax lambda) => lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);

    private static bool IsTask(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Task" or "ValueTask", IsGenericType: false };
}
