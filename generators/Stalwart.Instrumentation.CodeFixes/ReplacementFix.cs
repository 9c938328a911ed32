using System;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.CodeFixes;

/// <summary>
/// Replaces the call of a deprecated event's method with that of another event of the catalogue: the one that the user's text for
/// <c>deprecated</c> names.
/// </summary>
[Shared]
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplacementFix))]
public sealed class ReplacementFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["CS0618", "CS0612"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        SyntaxNode? place = root?.FindNode(context.Span, getInnermostNodeForTie: true);
        place = place is InvocationExpressionSyntax call ? call.Expression : place;
        place = place is SimpleNameSyntax { Parent: MemberAccessExpressionSyntax parent } && parent.Name == place ? parent : place;
        if (root is null || place is not ExpressionSyntax access
            || model?.GetSymbolInfo(access, context.CancellationToken).Symbol is not { ContainingType.ContainingType: not null } member
            || ClassOf(member) is not { } type
            || DeprecationOf(member) is not string deprecated)
        {
            return;
        }

        (string prefix, string suffix) = FormOf(member);
        foreach (string name in NameGrammar.EventNamesIn(deprecated))
        {
            string[] parts = [.. name.Split('.').Select(CSharpName.Pascal)];
            if (type.GetTypeMembers(parts[0]).SelectMany(other => other.GetMembers(prefix + parts[1] + suffix)).Any())
            {
                string owner = access is MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax family }
                    ? family.Expression.ToString()
                    : type.ToMinimalDisplayString(model, access.SpanStart);
                ExpressionSyntax replacement = SyntaxFactory.ParseExpression($"{owner}.{parts[0]}.{prefix}{parts[1]}{suffix}")
                    .WithTriviaFrom(access);
                var action = CodeAction.Create(
                    $"Use {replacement.ToString().Trim()}",
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(access, replacement))),
                    name);
                context.RegisterCodeFix(action, context.Diagnostics.First());
            }
        }
    }

    /// <summary>Returns the catalogue's class for a member of a family or of its local recorder.</summary>
    private static INamedTypeSymbol? ClassOf(ISymbol member)
    {
        INamedTypeSymbol type = member.ContainingType.Name == CSharpName.LocalFamily
            ? member.ContainingType.ContainingType.ContainingType
            : member.ContainingType.ContainingType;
        return type is not null && CatalogueDocument.IsCatalogueClass(type) ? type : null;
    }

    /// <summary>Returns the prefix and suffix of a member around the name of its event.</summary>
    private static (string Prefix, string Suffix) FormOf(ISymbol member) => member switch
    {
        IPropertySymbol => ("", "IsEnabled"),
        IMethodSymbol { ReturnsVoid: false, ReturnType.Name: "CompletionScope" } => ("", "UnlessCompleted"),
        IMethodSymbol { ReturnsVoid: false } => (member.Name.StartsWith("Track", StringComparison.Ordinal) ? "Track" : "Measure", ""),
        _ => ("", ""),
    };

    private static string? DeprecationOf(ISymbol member) => member.GetAttributes()
        .FirstOrDefault(data => data.AttributeClass?.ToDisplayString() == "System.ObsoleteAttribute")?
        .ConstructorArguments.FirstOrDefault().Value as string;
}
