using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Stalwart.Instrumentation.Catalogue.Editing;
using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.CodeFixes;

/// <summary>Derives fields and tags from the arguments of a call.</summary>
internal sealed class CallArguments(
    EventReference reference, string eventName, SemanticModel model, CatalogueIndex index, CancellationToken cancellation)
{
    /// <summary>
    /// Returns the signature; <see langword="null"/> when no event's method can be called like that. A number of another type than any
    /// field's gets a cast, and if a tag comes before a field, the arguments get names.
    /// </summary>
    public Signature? Read(InvocationExpressionSyntax call)
    {
        SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
        var names = new UniqueNames();
        string?[] exact = [.. arguments.Select(ExactNameOf)];
        var kinds = new List<ParameterKind>();
        for (int i = 0; i < arguments.Count; i++)
        {
            if ((exact[i] is null && arguments[i].NameColon is not null)
                || (exact[i] is { } name && !names.TakeExactly(name))
                || KindOf(arguments[i]) is not { } kind)
            {
                return null;
            }

            kinds.Add(kind);
        }

        var parameters = new List<KeyValuePair<string, ParameterKind>>();
        for (int i = 0; i < arguments.Count; i++)
        {
            string name = exact[i] ?? names.Take(CatalogueName.OfWords(IdentifierOf(arguments[i].Expression)));
            parameters.Add(new(name, kinds[i]));
        }

        var signature = new Signature(parameters);
        bool areNamed = !signature.IsInOrder && arguments.Any(argument => argument.NameColon is null);
        return areNamed || kinds.Any(kind => kind.Cast is not null)
            ? signature with { Call = call, Changed = Change(call, signature, areNamed) }
            : signature;
    }

    private static InvocationExpressionSyntax Change(InvocationExpressionSyntax call, Signature signature, bool areNamed)
    {
        int number = 0;
        return call.WithArgumentList(call.ArgumentList.ReplaceNodes(call.ArgumentList.Arguments, (argument, _) =>
        {
            (string name, ParameterKind kind) = (signature.Parameters[number].Key, signature.Parameters[number++].Value);
            ExpressionSyntax value = argument.Expression;
            if (kind.Cast is not null)
            {
                bool isPrimary = value is LiteralExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax
                    or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax;
                string operand = isPrimary ? value.WithoutTrivia().ToFullString() : $"({value.WithoutTrivia().ToFullString()})";
                value = SyntaxFactory.ParseExpression($"({kind.Cast}){operand}").WithTriviaFrom(value);
            }

            if (!areNamed || argument.NameColon is not null)
            {
                return argument.WithExpression(value);
            }

            NameColonSyntax label = SyntaxFactory.NameColon(SyntaxFactory.IdentifierName(SyntaxFactory.ParseToken(CSharpName.Camel(name))))
                .WithTrailingTrivia(SyntaxFactory.Space)
                .WithLeadingTrivia(value.GetLeadingTrivia());
            return argument.WithExpression(value.WithoutLeadingTrivia()).WithNameColon(label);
        }));
    }

    private ParameterKind? KindOf(ArgumentSyntax argument)
    {
        if (!argument.RefKindKeyword.IsKind(SyntaxKind.None))
        {
            return null;
        }

        if (OwnTagOf(argument.Expression) is var (tag, values))
        {
            bool isNamed = argument.NameColon is null || CatalogueName.OfParameter(argument.NameColon.Name.Identifier.ValueText) == tag;
            return isNamed ? new ParameterKind(false, TagText.Values(values)) : null;
        }

        ITypeSymbol? type = model.GetTypeInfo(argument.Expression, cancellation).Type;
        ParameterKind? kind = ParameterKind.Of(type, reference.Catalogue, index);
        return kind?.Cast == "long" && model.GetConstantValue(argument.Expression, cancellation).Value is > (ulong)long.MaxValue
            ? null
            : kind;
    }

    /// <summary>
    /// Returns the required name of a parameter: that of a named argument, or of the tag whose enum the call already uses.
    /// </summary>
    private string? ExactNameOf(ArgumentSyntax argument) => argument.NameColon is { } named
        ? CatalogueName.OfParameter(named.Name.Identifier.ValueText)
        : OwnTagOf(argument.Expression)?.Tag;

    /// <summary>
    /// Returns the event's own tag that <c>AuthFailedReason.BadPassword</c> implies, with all values that the C# file uses.
    /// </summary>
    private (string Tag, string[] Values)? OwnTagOf(ExpressionSyntax value)
    {
        string prefix = CSharpName.Pascal(eventName);
        if (value is not MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var type } owner }
            || !type.StartsWith(prefix, System.StringComparison.Ordinal)
            || model.GetSymbolInfo(owner, cancellation).Symbol is not null
            || model.LookupNamespacesAndTypes(value.SpanStart, name: reference.Catalogue.Name)
                .All(found => !SymbolEqualityComparer.Default.Equals(found, reference.Catalogue))
            || CatalogueName.OfMember(CSharpName.WithoutSuffix(type).Substring(prefix.Length)) is not { } tag)
        {
            return null;
        }

        string?[] values =
        [
            .. value.SyntaxTree.GetRoot(cancellation).DescendantNodes().OfType<MemberAccessExpressionSyntax>()
                .Where(access => access.Expression is IdentifierNameSyntax other && other.Identifier.ValueText == type)
                .Select(access => CatalogueName.OfValue(access.Name.Identifier.ValueText, []))
                .Distinct()
                .OrderBy(found => found == "other"),
        ];
        return values.Contains(null) ? null : (tag, [.. values.OfType<string>()]);
    }

    /// <summary>Returns the word of an argument that describes it best.</summary>
    private static string IdentifierOf(ExpressionSyntax value) => value switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax
        {
            Expression: IdentifierNameSyntax owner,
            Name.Identifier.ValueText: "Elapsed" or "Length" or "Count",
        } => owner.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax owner } when char.IsUpper(owner.Identifier.ValueText[0]) =>
            owner.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax owner } when char.IsUpper(owner.ToString()[0]) =>
            owner.Name.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax method } => method.Name.Identifier.ValueText,
        _ => "value",
    };
}
