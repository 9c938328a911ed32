using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Stalwart.Instrumentation.Structure.Tests.Voice;

/// <summary>Masks everything in C# except the names of methods that read as sentences, with spaces for underscores.</summary>
internal static class TestNames
{
    public static string Of(string source)
    {
        var mask = new Mask(source);
        foreach (SyntaxToken name in CSharpSyntaxTree.ParseText(source).GetRoot()
            .DescendantNodes()
            .OfType<MethodDeclarationSyntax>()
            .Select(method => method.Identifier))
        {
            mask.Show(name.Span.Start, name.Span.End);
            mask.Blank(name.Span.Start, name.Span.End, '_');
        }

        return mask.ToString();
    }
}
