using System.Reflection;
using System.Runtime.CompilerServices;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>
/// Compares emitted files with those beside the test, by Verify's conventions: <c>Class.Test#Hint.verified.cs</c> is what is right,
/// <c>.received.cs</c> is written on a difference. UPDATE_SNAPSHOTS=1 accepts what is received.
/// </summary>
internal static class Snapshot
{
    // Not the caller's path: a deterministic build maps that to one that does not exist.
    private static readonly string Folder = Path.Combine(Repository.TestProject("Generators.Tests"), "Snapshots");

    // The attribute GeneratedCode has the version of the last tag, which is no difference.
    private static readonly string Version =
        $"Generators\", \"{typeof(EventCatalogueGenerator).Assembly.GetName().Version!.ToString(3)}\"";

    private const string SnapshotVersion = "Generators\", \"0.1.0\"";

    public static void Verify(Generated generated, [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        string prefix = Path.Combine(Folder, $"{Path.GetFileNameWithoutExtension(file)}.{test}#");
        var expected = Directory.GetFiles(Folder, Path.GetFileName(prefix) + "*.verified.cs").ToHashSet();
        var differences = new List<string>();
        foreach (var source in generated.Sources)
        {
            string hint = source.HintName[..^".cs".Length];
            string verified = $"{prefix}{hint}.verified.cs";
            string received = $"{prefix}{hint}.received.cs";
            string text = source.SourceText.ToString().Replace(Version, SnapshotVersion, StringComparison.Ordinal);
            expected.Remove(verified);
            if (!SnapshotFile.IsEqual(verified, received, text))
            {
                differences.Add(received);
            }
        }

        Assert.NotEmpty(generated.Sources);
        Assert.True(
            differences.Count == 0,
            $"Emitted code differs; compare {string.Join(", ", differences)} with the verified file, and accept with UPDATE_SNAPSHOTS=1.");
        Assert.True(expected.Count == 0, $"No longer emitted: {string.Join(", ", expected)}");
    }
}
