using System.Text.RegularExpressions;

namespace Stalwart.Instrumentation.Package.Tests;

/// <summary>
/// A section of a document, followed word by word in an empty folder: files are written, commands of the SDK are run, addresses are
/// fetched, and what the document shows must come. Only ports are other ones: those of the documents are for people, and a test takes free
/// ones.
/// </summary>
internal sealed class Walkthrough(PackedFeed feed, IReadOnlyList<Snippet> steps, string? start = null) : IAsyncDisposable
{
    private const string WebPort = "127.0.0.1:5080";
    private const string WorkerPort = "127.0.0.1:9464";

    private string folder = start ?? feed.NewFolder();
    private RunningProcess? program;
    private Uri? address;
    private string shown = "";
    private bool hasFailed;

    public async Task FollowAsync()
    {
        foreach (Snippet step in steps)
        {
            if (step.File is not null)
            {
                await File.WriteAllTextAsync(Path.Combine(folder, step.File), step.Text);
            }
            else if (step.Language == "sh")
            {
                foreach (string command in step.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                {
                    await RunAsync(command.Split(' '));
                }
            }
            else if (step.Language == "log")
            {
                foreach (string line in step.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                {
                    await program!.WaitForAsync(line);
                }
            }
            else if (step.Language == "text")
            {
                Assert.All(step.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries), Shown);
                hasFailed = false;
            }
        }

        Assert.False(hasFailed, shown);
    }

    public async ValueTask DisposeAsync()
    {
        if (program is not null)
        {
            await program.DisposeAsync();
            program = null;
        }
    }

    /// <summary>A failed build shows a line of a document after a path of its own.</summary>
    private void Shown(string line)
    {
        if (hasFailed)
        {
            Assert.Contains(line, shown, StringComparison.Ordinal);
        }
        else
        {
            Assert.Contains(line, shown.Split('\n'));
        }
    }

    private async Task RunAsync(string[] words)
    {
        Assert.False(hasFailed, shown);
        switch (words)
        {
            case ["cd", string into]:
                folder = Path.Combine(folder, into);
                break;
            case ["dotnet", "run", .. string[] rest]:
                bool web = Array.Exists(rest, word => word.Contains(WebPort, StringComparison.Ordinal));
                program = feed.StartDotnet(
                    folder,
                    ["run", .. rest.Select(word => word.Replace(WebPort, "127.0.0.1:0", StringComparison.Ordinal))]);
                address = new Uri((await program.WaitForAsync(web ? "Now listening on: " : "Serving metrics at ")).TrimEnd('.'));
                break;
            case ["dotnet", "build", .. string[] rest]:
                // Whoever follows stops the program before.
                await DisposeAsync();
                (int exit, shown) = await feed.TryDotnetAsync(folder, ["build", .. rest]);
                hasFailed = exit != 0;
                break;
            case ["sed", "-i", string edit, string file]:
                string path = Path.Combine(folder, file);
                string before = await File.ReadAllTextAsync(path);
                string after = Regex.Replace(before, edit.Split('/')[1], edit.Split('/')[2], RegexOptions.Multiline);
                Assert.NotEqual(before, after);
                await File.WriteAllTextAsync(path, after);
                break;
            case ["dotnet", .. string[] rest]:
                await feed.DotnetAsync(folder, rest);
                break;
            case ["curl", string url]:
                Assert.Contains(new Uri(url).Authority, new[] { WebPort, WorkerPort });
                using (var client = new HttpClient())
                {
                    shown = await client.GetStringAsync(new Uri(address!, new Uri(url).PathAndQuery));
                }

                break;
            default:
                Assert.Fail("Nobody knows how to follow: " + string.Join(' ', words));
                break;
        }
    }
}
