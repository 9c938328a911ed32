using System.Diagnostics;
using System.Text;

namespace Stalwart.Instrumentation.Integration.Tests;

/// <summary>A child process whose output can be waited for, and which does not outlive the test.</summary>
internal sealed class RunningProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly SemaphoreSlim news = new(0);

    public RunningProcess(string file, params string[] arguments)
    {
        process = new Process { StartInfo = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true } };
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
    }

    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <summary>The most memory that it had so far, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
    }

    /// <summary>Runs in a folder.</summary>
    public RunningProcess In(string folder)
    {
        process.StartInfo.WorkingDirectory = folder;
        return this;
    }

    /// <summary>Runs with an environment variable; an empty value takes it away.</summary>
    public RunningProcess With(string variable, string value)
    {
        process.StartInfo.Environment[variable] = value.Length == 0 ? null : value;
        return this;
    }

    public RunningProcess Start()
    {
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return this;
    }

    /// <summary>Waits until the output has a text, and gives the rest of its line.</summary>
    public async Task<string> WaitForAsync(string text)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            bool hasEnded = process.HasExited;
            if (hasEnded)
            {
                // What it said last may still be on its way.
                await process.WaitForExitAsync(patience.Token);
            }

            string seen = Output;
            int at = seen.IndexOf(text, StringComparison.Ordinal);
            int end = at < 0 ? -1 : seen.IndexOf('\n', at);
            if (end >= 0)
            {
                return seen[(at + text.Length)..end].Trim();
            }

            Assert.False(hasEnded, $"'{text}' never came; the process said:\n{seen}");
            await await Task.WhenAny(news.WaitAsync(patience.Token), process.WaitForExitAsync(patience.Token));
        }
    }

    /// <summary>Waits for the process to end by itself.</summary>
    public async Task<int> WaitForExitAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    /// <summary>Asks the process to end, as an operator or systemd does.</summary>
    public void Terminate()
    {
        using Process kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        process.Dispose();
        news.Dispose();
    }

    private void Take(string? line)
    {
        lock (output)
        {
            output.Append(line).Append('\n');
        }

        news.Release();
    }
}
