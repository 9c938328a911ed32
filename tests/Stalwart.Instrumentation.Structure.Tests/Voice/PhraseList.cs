namespace Stalwart.Instrumentation.Structure.Tests.Voice;

/// <summary>Reads <c>phrases.txt</c>: a phrase, a tab and its replacement per line; <c>#</c> begins a comment.</summary>
internal static class PhraseList
{
    public static readonly IReadOnlyList<Phrase> All =
    [
        .. File.ReadLines(Path.Combine(Repository.TestProject("Structure.Tests"), "Voice", "phrases.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .Select(parts => new Phrase(parts[0], parts[1])),
    ];
}
