using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Stalwart.Instrumentation.Structure.Tests.Voice;

/// <summary>Masks everything in C# except comments and the content of strings.</summary>
internal static class CodeProse
{
    public static string Of(string source)
    {
        var mask = new Mask(source);
        SyntaxNode root = CSharpSyntaxTree.ParseText(source).GetRoot();
        foreach (SyntaxToken token in root.DescendantTokens())
        {
            if (IsText(token.Kind()))
            {
                mask.Show(token.Span.Start, token.Span.End);
                mask.Blank(token.Span.Start, token.Span.End, '"', '@', '$');
            }
            else if (JoinsText(token.Kind()))
            {
                mask.Blank(token.Span.Start, token.Span.End);
            }
        }

        foreach (SyntaxTrivia trivia in root.DescendantTrivia().Where(trivia => IsComment(trivia.Kind())))
        {
            mask.Show(trivia.FullSpan.Start, trivia.FullSpan.End);
            mask.Blank(trivia.FullSpan.Start, trivia.FullSpan.End, '/');
        }

        return mask.ToString();
    }

    private static bool IsText(SyntaxKind kind) => kind
        is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.Utf8StringLiteralToken
        or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken;

    /// <summary>A sentence may continue in the next string of a concatenation.</summary>
    private static bool JoinsText(SyntaxKind kind) => kind
        is SyntaxKind.PlusToken or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedStringEndToken;

    private static bool IsComment(SyntaxKind kind) => kind
        is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
        or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;
}
