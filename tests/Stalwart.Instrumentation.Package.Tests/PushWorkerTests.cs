using System.Runtime.InteropServices;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Package.Tests;

/// <summary>The worker of the documents that only pushes, on a machine that has the base runtime and nothing else.</summary>
[Collection(PackedFeedGroup.Name)]
public sealed class PushWorkerTests(PackedFeed feed)
{
    [LinuxFact("a copy of the installed runtime with links")]
    public async Task Worker_that_only_pushes_runs_where_ASP_NET_Core_is_not_installed()
    {
        string folder = feed.NewFolder();
        foreach (Snippet step in Markdown.Snippets(
            Markdown.Section(Repository.Read("docs/getting-started.md"), "Push without a scrape endpoint")))
        {
            if (step.File is not null)
            {
                await File.WriteAllTextAsync(Path.Combine(folder, step.File), step.Text);
            }
            else
            {
                foreach (string command in step.Text.Split('\n').Where(IsOfTheSdk))
                {
                    await feed.DotnetAsync(folder, command.Split(' ')[1..]);
                }
            }
        }

        await feed.DotnetAsync(folder, "build", "Sync", "-o", "built", "--nologo");
        string runtime = BaseRuntime();
        await using (RunningProcess list = new RunningProcess(
            Path.Combine(runtime, "dotnet"),
            "--list-runtimes").With("DOTNET_ROOT", runtime)
            .Start())
        {
            Assert.Equal(0, await list.WaitForExitAsync());
            Assert.DoesNotContain("Microsoft.AspNetCore.App", list.Output, StringComparison.Ordinal);
        }

        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        await using RunningProcess worker = new RunningProcess(
            Path.Combine(runtime, "dotnet"),
            Path.Combine(folder, "built", "Sync.dll"),
            $"--metrics:open-telemetry:endpoint={receiver.Endpoint}",
            "--metrics:open-telemetry:interval=100ms")
            .In(Path.Combine(folder, "Sync"))
            .With("DOTNET_ROOT", runtime)
            .Start();
        Task<Received> push = EventPushAsync(receiver);
        Task<int> exit = worker.WaitForExitAsync();
        Assert.True(await Task.WhenAny(push, exit) == push, worker.Output);
        Assert.Equal(1, (await push)["file.synced"].Sum.DataPoints.Single().AsInt);
    }

    /// <summary>Whether a command of the document makes the project; this test runs it in its own way.</summary>
    private static bool IsOfTheSdk(string command) =>
        command.StartsWith("dotnet ", StringComparison.Ordinal) && !command.StartsWith("dotnet run", StringComparison.Ordinal);

    /// <summary>Returns the first push that has the worker's event: the ones before it may have been made before the worker ran.</summary>
    private static async Task<Received> EventPushAsync(OtlpReceiver receiver)
    {
        while (true)
        {
            Received push = await receiver.NextAsync();
            if (push.Metrics.Count > 0)
            {
                return push;
            }
        }
    }

    /// <summary>
    /// A copy of the host and the base runtime of these tests, as a machine has them on which nobody has installed ASP.NET Core.
    /// </summary>
    private string BaseRuntime()
    {
        string installed = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        string copy = feed.NewFolder();

        // The host looks beside its own file, links resolved: it must be a copy. The runtime may be a link.
        File.Copy(Path.Combine(installed, "dotnet"), Path.Combine(copy, "dotnet"));
        foreach (string file in Directory.EnumerateFiles(Path.Combine(installed, "host"), "*", SearchOption.AllDirectories))
        {
            string to = Path.Combine(copy, Path.GetRelativePath(installed, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        Directory.CreateDirectory(Path.Combine(copy, "shared"));
        Directory.CreateSymbolicLink(
            Path.Combine(copy, "shared", "Microsoft.NETCore.App"),
            Path.Combine(installed, "shared", "Microsoft.NETCore.App"));
        return copy;
    }
}
