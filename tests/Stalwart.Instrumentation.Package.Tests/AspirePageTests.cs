namespace Stalwart.Instrumentation.Package.Tests;

/// <summary>The AppHost of the page about Aspire, as a reader types it.</summary>
public sealed class AspirePageTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("apphost").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task AppHost_of_the_page_about_Aspire_compiles()
    {
        Snippet[] files =
        [
            .. Markdown.Snippets(Markdown.Section(Repository.Read("docs/aspire.md"), "Use Aspire"))
                .Where(snippet => snippet.File is not null),
        ];
        Assert.Equal(["AppHost/AppHost.csproj", "AppHost/Program.cs"], files.Select(file => file.File));
        Directory.CreateDirectory(Path.Combine(folder, "AppHost"));
        foreach (Snippet file in files)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, file.File!), file.Text);
        }

        await using RunningProcess build = new RunningProcess("dotnet", "build", "AppHost", "--nologo").In(folder).Start();
        Assert.True(await build.WaitForExitAsync() == 0, build.Output);
    }
}
