using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Stalwart.Instrumentation.Structure.Tests;

/// <summary>Source lines fit beside a diff. What a string of several lines holds is data, and snapshots are output.</summary>
public sealed class LineLengthTests
{
    private const int MaxColumns = 140;

    public static TheoryData<string> Folders => ["src", "generators", "tests", "samples", "benchmarks"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Source_line_is_not_longer_than_140_columns(string folder) => Assert.Empty(
        Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Where(path => !path.EndsWith(".verified.cs", StringComparison.Ordinal))
            .SelectMany(path => LongLines(Repository.Read(path)).Select(line => $"{path}({line})")));

    [Fact]
    public void Long_line_of_code_or_comment_is_found_and_one_of_a_string_with_several_lines_is_not()
    {
        string words = new('x', MaxColumns);
        string source = $$"""
            // {{words}}
            class C
            {
                string Data = @"
            {{words}} {{words}}
            ";
                string Code = "{{words}}";
            }
            """;
        Assert.Equal([1, 7], LongLines(source));
    }

    /// <summary>Returns the numbers of the lines that are too long, counted from 1.</summary>
    private static IEnumerable<int> LongLines(string text)
    {
        SourceText source = SourceText.From(text);
        TextLine[] lines = [.. source.Lines.Where(line => line.Span.Length > MaxColumns)];
        if (lines.Length == 0)
        {
            return [];
        }

        SyntaxNode root = CSharpSyntaxTree.ParseText(source).GetRoot();
        return lines.Where(line => !IsData(root.FindToken(line.Start), line.Start)).Select(line => line.LineNumber + 1);
    }

    /// <summary>Returns whether a line begins inside a string.</summary>
    private static bool IsData(SyntaxToken token, int lineStart) =>
        (token.SpanStart < lineStart && token.Span.Contains(lineStart))
        || token.Parent!.AncestorsAndSelf().OfType<InterpolatedStringExpressionSyntax>().Any(text => text.SpanStart < lineStart);
}
