namespace Stalwart.Instrumentation.Structure.Tests.Voice;

/// <summary>The prose of a file of the repository.</summary>
/// <param name="Path">The path in the repository, with <c>/</c>.</param>
/// <param name="Prose">The file with everything but its prose masked, so that offsets and lines are those of the file.</param>
internal sealed record ProseFile(string Path, string Prose)
{
    private static readonly string[] CodeFolders = ["src", "generators", "samples"];

    private static readonly string[] Skipped = ["bin", "obj", ".git", "node_modules", "TestResults", "StrykerOutput"];

    /// <summary>Returns all Markdown, the C# of products and samples, and the names of the tests.</summary>
    public static IEnumerable<ProseFile> All() =>
    [
        .. Files("", "*.md").Select(path => new ProseFile(path, Repository.Read(path))),
        .. CodeFolders.SelectMany(folder => Files(folder, "*.cs")).Select(path => new ProseFile(path, CodeProse.Of(Repository.Read(path)))),
        .. Files("tests", "*.cs").Select(path => new ProseFile(path, TestNames.Of(Repository.Read(path)))),
    ];

    /// <summary>Returns each phrase in the file as <c>file(line): 'phrase'; write 'replacement'</c>.</summary>
    public IEnumerable<string> Problems(IEnumerable<Phrase> phrases) =>
        from phrase in phrases
        from offset in phrase.FindIn(Prose)
        select $"{Path}({Prose.AsSpan(0, offset).Count('\n') + 1}): '{phrase.Text}'; write '{phrase.Replacement}'";

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Repository.PathOf(folder), pattern, SearchOption.AllDirectories)
            .Select(path => System.IO.Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(Skipped.Contains))
            .Where(path => !path.Contains(".verified.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
}
