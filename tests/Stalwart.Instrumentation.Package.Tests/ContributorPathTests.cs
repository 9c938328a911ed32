namespace Stalwart.Instrumentation.Package.Tests;

/// <summary>The page for a first change, followed word by word in a clone: files are created and edited, and commands are run.</summary>
public sealed class ContributorPathTests : IDisposable
{
    private readonly string clone = Directory.CreateTempSubdirectory("clone").FullName;

    public void Dispose() => Directory.Delete(clone, recursive: true);

    [LinuxFact("the shell 'bash'")]
    public async Task First_change_of_the_page_passes_its_tests_in_a_clean_clone()
    {
        await CloneAsync();
        string output = "";
        foreach (Snippet step in Markdown.Snippets(Repository.Read("docs/contributing/first-change.md")))
        {
            switch (step)
            {
                case { File: { } file, Language: "csharp" }:
                    Assert.False(File.Exists(Path.Combine(clone, file)), $"{file} is not new");
                    await File.WriteAllTextAsync(Path.Combine(clone, file), step.Text);
                    break;
                case { File: { } file, Language: "diff" }:
                    string path = Path.Combine(clone, file);
                    await File.WriteAllTextAsync(path, Edited(file, await File.ReadAllTextAsync(path), step.Text));
                    break;
                case { Language: "sh" }:
                    output = await RunAsync("bash", "-e", "-c", step.Text);
                    break;
            }
        }

        Assert.Matches(@"succeeded: 2\b", output);
    }

    /// <summary>Copies the files of the working tree, as a commit of it would have them.</summary>
    private async Task CloneAsync()
    {
        await using RunningProcess list = new RunningProcess("git", "ls-files", "--cached", "--others", "--exclude-standard")
            .In(Repository.Root).Start();
        Assert.Equal(0, await list.WaitForExitAsync());
        foreach (string file in list.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(file => File.Exists(Repository.PathOf(file))))
        {
            string to = Path.Combine(clone, file);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(Repository.PathOf(file), to);
        }
    }

    /// <summary>Applies an edit: the lines without a plus are the place, which there must be once.</summary>
    private static string Edited(string file, string text, string diff)
    {
        string[] lines = [.. diff.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
        string place = Joined(lines.Where(line => line[0] == ' '));
        Assert.Equal(2, text.Split(place).Length);
        Assert.True(lines.Length > lines.Count(line => line[0] == ' '), $"The edit of {file} adds nothing");
        return text.Replace(place, Joined(lines), StringComparison.Ordinal);

        static string Joined(IEnumerable<string> lines) => string.Concat(lines.Select(line => line[1..] + "\n"));
    }

    private async Task<string> RunAsync(string program, params string[] arguments)
    {
        await using RunningProcess process = new RunningProcess(program, arguments)
            .In(clone)
            .With("MSBUILDDISABLENODEREUSE", "1")
            // What the build of the repository has checked already.
            .With("RunAnalyzers", "false")
            .With("NuGetAudit", "false")
            // The stage of the run that this test belongs to.
            .With("Deep", "")
            .Start();
        int exit = await process.WaitForExitAsync();
        Assert.True(exit == 0, process.Output);
        return process.Output;
    }
}
