using System.Text.RegularExpressions;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>A message is for people. Code that needs what it says takes the data that it was made from.</summary>
public sealed partial class MessageReadingTests
{
    public static TheoryData<string> Projects =>
    [
        .. new[] { "src", "generators" }.SelectMany(folder => Directory.GetDirectories(Repository.PathOf(folder)))
            .Where(folder => Files(folder).Length > 0)
            .Select(folder => Path.GetRelativePath(Repository.Root, folder).Replace('\\', '/')),
    ];

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_code_parses_diagnostic_messages(string project)
    {
        string[] files = Files(Repository.PathOf(project));
        Assert.NotEmpty(files);
        string[] found =
        [
            .. files.SelectMany(
                file => File.ReadLines(file).Where(line => Reading().IsMatch(line)).Select(line => $"{file}: {line.Trim()}")),
        ];
        Assert.Empty(found);
    }

    private static string[] Files(string folder) =>
    [
        .. Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains("/obj/", StringComparison.Ordinal)),
    ];

    [GeneratedRegex(
        @"(?:Message|GetMessage\([^)]*\))\??\.(?:Contains|IndexOf|StartsWith|EndsWith|Split|Equals|Substring)\("
        + @"|Match(?:es)?\([^()]*Message\b|Message ==")]
    private static partial Regex Reading();
}
