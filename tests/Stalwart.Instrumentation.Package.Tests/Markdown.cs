using System.Text.RegularExpressions;

namespace Stalwart.Instrumentation.Package.Tests;

/// <summary>A fenced block of a document, and the file that the paragraph of one line before it begins with, if it does.</summary>
internal sealed record Snippet(string? File, string Language, string Text);

internal static partial class Markdown
{
    public static IReadOnlyList<Snippet> Snippets(string document) => [.. Block().Matches(document).Select(match => new Snippet(
        match.Groups["file"].Success ? match.Groups["file"].Value : null, match.Groups["language"].Value, match.Groups["text"].Value))];

    /// <summary>The part of a document under one heading of the second level.</summary>
    public static string Section(string document, string heading)
    {
        int start = document.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"There is no heading '{heading}'.");
        int end = document.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return end < 0 ? document[start..] : document[start..end];
    }

    [GeneratedRegex(
        @"(?:(?<=\n\n)^`(?<file>[^`\n]*[./][^`\n]*)`[^\n]*:\n\n)?^```(?<language>[a-z]+)\n(?<text>.*?)^```$",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
