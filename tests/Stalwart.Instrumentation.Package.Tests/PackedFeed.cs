namespace Stalwart.Instrumentation.Package.Tests;

/// <summary>The packages, packed once into a feed of this run's own, and projects outside the repository that use them.</summary>
public sealed class PackedFeed : IAsyncLifetime
{
    private readonly string root = Directory.CreateTempSubdirectory("packages").FullName;

    /// <summary>
    /// A version that no run had before, so that no cache of anybody can answer for it; only the packages have it, the assemblies stay as
    /// built.
    /// </summary>
    public string Version { get; } = $"0.1.0-test.{DateTime.UtcNow.Ticks}.{Environment.ProcessId}";

    public string Feed => Path.Combine(root, "feed");

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Feed);

        // The first needs all others, and so builds them.
        foreach (string project in OwnPackages.All)
        {
            string build = project == OwnPackages.All[0] ? "--no-restore" : "--no-build";
            await DotnetAsync(
                Repository.Root,
                "pack",
                Path.Combine("src", project),
                "-c",
                "Release",
                build,
                "--nologo",
                "-v",
                "q",
                "-o",
                Feed,
                "-p:PackageVersion=" + Version);
        }

        await File.WriteAllTextAsync(Path.Combine(root, "nuget.config"), """
            <configuration>
              <packageSources><add key="packed" value="feed" /></packageSources>
            </configuration>
            """);
        await File.WriteAllTextAsync(Path.Combine(root, "Directory.Build.props"), "<Project />");
        await File.WriteAllTextAsync(Path.Combine(root, "Directory.Build.targets"), "<Project />");
        await File.WriteAllTextAsync(Path.Combine(root, "Directory.Packages.props"), "<Project />");
    }

    public Task DisposeAsync()
    {
        Directory.Delete(root, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>An empty folder for a consumer.</summary>
    public string NewFolder() => Directory.CreateDirectory(Path.Combine(root, Path.GetRandomFileName())).FullName;

    /// <summary>Runs a command of the SDK to its end, and gives its output.</summary>
    public async Task<string> DotnetAsync(string folder, params string[] arguments)
    {
        (int exit, string output) = await TryDotnetAsync(folder, arguments);
        Assert.True(exit == 0, $"dotnet {string.Join(' ', arguments)} ended with {exit}:\n{output}");
        return output;
    }

    public async Task<(int Exit, string Output)> TryDotnetAsync(string folder, params string[] arguments)
    {
        await using RunningProcess process = StartDotnet(folder, arguments);
        int exit = await process.WaitForExitAsync();
        return (exit, process.Output);
    }

    /// <summary>Starts a command of the SDK.</summary>
    internal RunningProcess StartDotnet(string folder, params string[] arguments) => Process(folder, "dotnet", arguments).Start();

    /// <summary>
    /// Returns a program before its start. Packages of other people come from the machine's cache; ours from the feed, into a folder of
    /// this run.
    /// </summary>
    internal RunningProcess Process(string folder, string program, params string[] arguments)
    {
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return new RunningProcess(program, arguments)
            .In(folder)
            .With("NUGET_PACKAGES", folder == Repository.Root ? cache : Path.Combine(root, "cache"))
            .With("NUGET_FALLBACK_PACKAGES", folder == Repository.Root ? "" : cache)
            // A program of the tests listens on a free port, whatever its files say.
            .With("METRICS__PROMETHEUS__LISTEN", "127.0.0.1:0")
            .With("MSBUILDDISABLENODEREUSE", "1")
            .With("DOTNET_CLI_TELEMETRY_OPTOUT", "1");
    }
}

[CollectionDefinition(Name)]
public sealed class PackedFeedGroup : ICollectionFixture<PackedFeed>
{
    public const string Name = "packed feed";
}
