using System.Diagnostics;
using System.Text;
using Stalwart.Instrumentation.Cli.Tests;

[assembly: AssemblyFixture(typeof(InstalledTool))]

namespace Stalwart.Instrumentation.Cli.Tests;

/// <summary>The tool, packed into a feed of this run's own and installed from it once, as a user installs it; all tests share it.</summary>
public sealed class InstalledTool : IAsyncLifetime
{
    private readonly string root = Directory.CreateTempSubdirectory("tool").FullName;

    /// <summary>The program.</summary>
    public string Program => Path.Combine(root, "bin", OperatingSystem.IsWindows() ? "stalwart-events.exe" : "stalwart-events");

    public async ValueTask InitializeAsync()
    {
        string feed = Directory.CreateDirectory(Path.Combine(root, "feed")).FullName;
        await DotnetAsync(
            Repository.Root,
            "pack",
            Path.Combine("src", "Stalwart.Instrumentation.Cli"),
            "-c",
            "Release",
            "--no-restore",
            "--nologo",
            "-v",
            "q",
            "-o",
            feed);
        await File.WriteAllTextAsync(Path.Combine(root, "nuget.config"), """
            <configuration>
              <packageSources><clear /><add key="packed" value="feed" /></packageSources>
            </configuration>
            """);
        await DotnetAsync(
            root,
            "tool",
            "install",
            "Stalwart.Instrumentation.Cli",
            "--prerelease",
            "--tool-path",
            "bin",
            "--configfile",
            "nuget.config");

        // A test runs the tool as a user without rights, who must be able to reach it.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(root, (UnixFileMode)0b111_101_101);
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(root, recursive: true);
        return default;
    }

    /// <summary>An empty folder to run in.</summary>
    public string NewFolder() => Directory.CreateDirectory(Path.Combine(root, Path.GetRandomFileName())).FullName;

    /// <summary>Runs the tool in the repository's root.</summary>
    internal Task<ToolRun> RunAsync(params string[] arguments) => RunInAsync(Repository.Root, "", arguments);

    /// <summary>Runs the tool in a folder, with a text on its standard input.</summary>
    internal Task<ToolRun> RunInAsync(string folder, string input, params string[] arguments) =>
        StartAsync(Program, folder, input, arguments);

    /// <summary>Runs a line of a shell, in which $TOOL is the tool.</summary>
    internal Task<ToolRun> ShellAsync(string folder, string line) => StartAsync("sh", folder, "", "-c", line);

    private async Task<ToolRun> StartAsync(string program, string folder, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            StandardInputEncoding = new UTF8Encoding(false),
            Environment = { ["TOOL"] = Program, ["HOME"] = root, ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1" },
        };
        using var timeout = new CancellationTokenSource(TestTimeout.Max);
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        Task<string> error = process.StandardError.ReadToEndAsync(timeout.Token);
        try
        {
            await WriteAsync(process.StandardInput, input, timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            return new ToolRun(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                // A tool that hangs must not go on beside the tests that follow.
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static async Task WriteAsync(StreamWriter to, string input, CancellationToken cancel)
    {
        try
        {
            await to.WriteAsync(input.AsMemory(), cancel);
            to.Close();
        }
        catch (IOException)
        {
            // It ended without reading everything.
        }
    }

    private static async Task DotnetAsync(string folder, params string[] arguments)
    {
        await using RunningProcess dotnet = new RunningProcess("dotnet", arguments).In(folder)
            .With("MSBUILDDISABLENODEREUSE", "1")
            .With("DOTNET_CLI_TELEMETRY_OPTOUT", "1")
            .Start();
        int exit = await dotnet.WaitForExitAsync();
        Assert.True(exit == 0, $"dotnet {string.Join(' ', arguments)} ended with {exit}:\n{dotnet.Output}");
    }
}
