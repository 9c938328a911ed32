using System.Text.RegularExpressions;
using Stalwart.Instrumentation.Catalogue.Diagnostics;

namespace Stalwart.Instrumentation.Catalogue.Tests;

/// <summary>
/// Data/single-mistakes.toml without one of its characters, tokens or lines: one diagnostic, or none where it still is right.
/// </summary>
public sealed partial class SingleDeletionTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "single-mistakes.toml"));

    private static readonly HashSet<string> OfUsage = ["EVT0020", "EVT0028", "EVT0029", "EVT0031"];

    private static readonly (int Start, int Length)[] Deletions =
    [
        .. Punctuation().Matches(Text).Select(match => (match.Index, match.Length)),
        .. Token().Matches(Text).Select(match => (match.Index, match.Length)),
        .. Line().Matches(Text).Select(match => (match.Index, match.Length)),
    ];

    [Fact]
    public void Deletion_causes_at_most_one_diagnostic_at_its_place()
    {
        Assert.InRange(Deletions.Length, 275, 10_000);
        string[] wrong = [.. Deletions.SelectMany(deletion => Wrong(deletion.Start, deletion.Length))];
        Assert.True(wrong.Length == 0, $"{wrong.Length} of {Deletions.Length}\n{string.Join("\n", wrong)}");
    }

    /// <summary>
    /// A diagnostic is at its place on the line of the deletion or beside it, or where something refers to what the line defined.
    /// </summary>
    private static IEnumerable<string> Wrong(int start, int length)
    {
        string text = Text.Remove(start, length);
        int line = Text.AsSpan(0, start).Count('\n');
        bool isWholeLine = Text[start + length - 1] == '\n';
        string[] lines = [Text.Split('\n')[line], text.Split('\n')[line]];

        // What only a deleted event used is not used by anything any more.
        CatalogueDiagnostic[] found =
            [.. CatalogueReader.Read("f", text).Diagnostics.Where(diagnostic => !(isWholeLine && OfUsage.Contains(diagnostic.Id)))];
        bool isRight = found.Length == 0
            || (found.Length == 1
                && (Math.Abs(found[0].Span.StartLine - line) <= 1
                    || found[0].Arguments.Any(argument => lines.Any(item => item.Contains(argument, StringComparison.Ordinal)))
                    || (found[0].Id == "EVT0005" && Text.Split('\n')[found[0].Span.StartLine].StartsWith('['))));
        return isRight
            ? []
            :
            [
                $"line {line + 1} without {Text.Substring(start, length).Trim()}",
                .. found.Select(diagnostic => $"    {diagnostic.Span.StartLine + 1} {diagnostic.Id} {diagnostic.Message}"),
            ];
    }

    [GeneratedRegex("""[\[\]{}",=.#'-]""")]
    private static partial Regex Punctuation();

    [GeneratedRegex("""
        "[^"\n]*"|[A-Za-z0-9_-]+
        """)]
    private static partial Regex Token();

    [GeneratedRegex(@"[^\n]+\n")]
    private static partial Regex Line();
}
