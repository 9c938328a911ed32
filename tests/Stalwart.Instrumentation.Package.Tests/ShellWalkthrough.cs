using System.Text.RegularExpressions;

namespace Stalwart.Instrumentation.Package.Tests;

/// <summary>
/// A page for operators, followed word by word in a shell: files are written, commands are run, servers are left running, and what the
/// page shows must come. Only ports and the folder are other ones: those of the page are for people, and a test takes free ones.
/// </summary>
/// <param name="create">Returns a program in a folder before its start, with the environment that it needs.</param>
/// <param name="start">The folder to start in.</param>
/// <param name="replaced">Texts of the page, such as its folder, and what the test has instead.</param>
internal sealed partial class ShellWalkthrough(
    Func<string, string, string[], RunningProcess> create,
    string start,
    Dictionary<string, string> replaced) : IAsyncDisposable
{
    /// <summary>Programs that run until they are ended, and the text before the address that they say they listen on.</summary>
    private static readonly Dictionary<string, string> Servers = new(StringComparer.Ordinal)
    {
        ["./mail-server/MailServer"] = "  scrape ",
        ["prometheus-alertmanager"] = "\"Listening on\" address=",
        ["prometheus"] = "\"Listening on\" address=",
    };

    private readonly List<RunningProcess> running = [];

    /// <summary>The file that a shell leaves its folder in.</summary>
    private readonly string place = Path.Combine(start, "place");
    private string folder = start;

    /// <summary>Follows the steps.</summary>
    public async Task FollowAsync(IReadOnlyList<Snippet> steps)
    {
        for (int number = 0; number < steps.Count; number++)
        {
            Snippet step = steps[number];
            string text = Ours(step.Text);
            bool isShown = number + 1 < steps.Count && steps[number + 1].Language == "text";
            if (step.File is not null)
            {
                await File.WriteAllTextAsync(Path.Combine(folder, step.File), text);
            }
            else if (step.Language == "text")
            {
                Snippet before = steps[number - 1];
                await ShowsAsync(text, before is { File: null, Language: "sh" } && !IsServer(before.Text) ? before.Text : "");
            }
            else if (IsServer(text))
            {
                await ServeAsync(step.Text);
            }
            else
            {
                Assert.Equal("sh", step.Language);
                (int exit, string output) = await RunAsync(step.Text);
                Assert.True(exit == 0 || isShown, $"{text}\nended with {exit}:\n{output}");
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (RunningProcess process in running)
        {
            await process.DisposeAsync();
        }
    }

    private static bool IsServer(string command) => Servers.ContainsKey(command.Split(' ', '\n')[0]);

    /// <summary>Starts a server on a free port; from then on, the page's address stands for the server's.</summary>
    private async Task ServeAsync(string command)
    {
        string theirs = Address().Match(command).Value;
        RunningProcess process = Shell("exec " + Ours(command.Replace(theirs, "127.0.0.1:0", StringComparison.Ordinal))).Start();
        running.Add(process);
        string address = await process.WaitForAsync(Servers[command.Split(' ')[0]]);
        replaced[theirs] = Address().Match(address).Value;
        if (command.StartsWith("prometheus ", StringComparison.Ordinal))
        {
            await process.WaitForAsync("Server is ready");
        }
    }

    /// <summary>Waits until commands or servers show each line, but for its times and the width of its columns.</summary>
    private async Task ShowsAsync(string expected, string commands)
    {
        using var timeout = new CancellationTokenSource(TestTimeout.Max);
        while (true)
        {
            string shown = commands.Length == 0 ? "" : (await RunAsync(commands)).Output;
            string all = shown + string.Concat(running.Select(process => process.Output));
            HashSet<string> lines = [.. all.Split('\n').Select(WithoutTimes)];
            string[] missing =
            [
                .. expected.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Where(line => !lines.Any(seen => seen.StartsWith(WithoutTimes(line), StringComparison.Ordinal))),
            ];
            if (missing.Length == 0)
            {
                return;
            }

            Assert.False(timeout.IsCancellationRequested, $"{string.Join('\n', missing)}\nwas never shown, but\n{all}");
            await Task.Delay(500);
        }
    }

    /// <summary>Runs a block of commands, and goes on where it has changed to.</summary>
    private async Task<(int Exit, string Output)> RunAsync(string commands)
    {
        await using RunningProcess process = Shell($"set -e\n{Ours(commands)}\npwd > '{place}'").Start();
        int exit = await process.WaitForExitAsync();
        if (exit == 0)
        {
            folder = (await File.ReadAllTextAsync(place)).Trim();
        }

        return (exit, process.Output);
    }

    private RunningProcess Shell(string commands) => create(folder, "sh", ["-c", commands]);

    private string Ours(string text) => replaced.Aggregate(
        text,
        (changed, pair) => changed.Replace(pair.Key, pair.Value, StringComparison.Ordinal));

    private static string WithoutTimes(string line) => Spaces().Replace(Time().Replace(line, "<time>"), " ").Trim();

    [GeneratedRegex(@"127\.0\.0\.1:[0-9]+")]
    private static partial Regex Address();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC|@\[[0-9.]+\]")]
    private static partial Regex Time();

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();
}
