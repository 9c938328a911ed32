using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Stalwart.Instrumentation.Cli.Tests;

/// <summary>What a run of the tool gave.</summary>
internal sealed partial record ToolRun(int Exit, string Output, string Error)
{
    /// <summary>It worked and found no problems.</summary>
    public ToolRun Succeeded()
    {
        Assert.True(Exit == 0, $"ended with {Exit}:\n{Error}\n{Output}");
        Assert.Equal("", Error);
        return this;
    }

    /// <summary>It could not do its work, and said why in one line.</summary>
    public void FailedWith(string message)
    {
        Assert.Equal($"stalwart-events: {message}\n", Error);
        Assert.Equal(2, Exit);
        Assert.Equal("", Output);
    }

    /// <summary>Compares the output with <c>Snapshots/Class.Test#hint.verified.ext</c>.</summary>
    public void Verify(string hint, string extension = "txt", [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        string path = Path.Combine(
            Repository.TestProject("Cli.Tests"),
            "Snapshots",
            $"{Path.GetFileNameWithoutExtension(file)}.{test}#{hint}");
        string text = Version().Replace(Output, "\"semanticVersion\": \"(version)\"");
        Assert.True(
            SnapshotFile.IsEqual($"{path}.verified.{extension}", $"{path}.received.{extension}", text),
            $"The output differs; compare {path}.received.{extension} with the verified file, and accept with UPDATE_SNAPSHOTS=1.");
    }

    [GeneratedRegex("\"semanticVersion\": \"[^\"]*\"")]
    private static partial Regex Version();
}
