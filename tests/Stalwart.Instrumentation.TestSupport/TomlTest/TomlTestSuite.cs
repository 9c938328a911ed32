using System.Text;
using Stalwart.Instrumentation.TestSupport.SharedData;

namespace Stalwart.Instrumentation.TestSupport.TomlTest;

/// <summary>The documents of toml-test, in a folder beside the repository.</summary>
internal static class TomlTestSuite
{
    /// <summary>The name of the folder.</summary>
    public const string Name = "toml-test";

    /// <summary>Gets the folder; null if it does not exist.</summary>
    public static string? Folder { get; } = SharedFolder.Find(Name);

    /// <summary>Gets the valid documents.</summary>
    public static string[] Valid => [.. All("valid")];

    /// <summary>Gets the invalid documents, except those that TOML 1.1 made valid, such as an inline table on several lines.</summary>
    public static string[] Invalid => [.. All("invalid").Except(Listed("1.0.0").Except(Listed("1.1.0")).Where(IsOfNoSpecification))];

    /// <summary>Returns a document as the compiler and the configuration decode it.</summary>
    public static string Read(string document)
    {
        using var reader = new StreamReader(Path.Combine(Folder!, document), Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
        return reader.ReadToEnd();
    }

    private static IEnumerable<string> All(string kind) =>
        Directory.EnumerateFiles(Path.Combine(Folder!, kind), "*.toml", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder!, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    private static string[] Listed(string version) => File.ReadAllLines(Path.Combine(Folder!, "files-toml-" + version));

    /// <summary>
    /// Returns whether a document is not an excerpt of one version's specification, which the next version also contains.
    /// </summary>
    private static bool IsOfNoSpecification(string document) => !document.Contains("/spec-", StringComparison.Ordinal);
}
