using System.Diagnostics;
using System.Text;

namespace Stalwart.Instrumentation.TestSupport.Processes;

/// <summary>A child process whose output can be waited for, and which does not outlive the test.</summary>
internal sealed class RunningProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly SemaphoreSlim news = new(0);

    public RunningProcess(string file, params string[] arguments)
    {
        process = new Process
        {
            StartInfo = new ProcessStartInfo(file, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                RedirectStandardInput = true,
            },
        };
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

    /// <summary>Gets its peak memory so far, in bytes.</summary>
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

    /// <summary>Sets an environment variable; an empty value removes it.</summary>
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

    /// <summary>Waits until the output contains a text, and returns the rest of its line.</summary>
    public async Task<string> WaitForAsync(string text)
    {
        string seen = await WaitForAsync(output => RestOfLine(output, text) is not null, $"'{text}'");
        return RestOfLine(seen, text)!;
    }

    /// <summary>Waits until the lines of the output satisfy a condition, and returns them.</summary>
    public async Task<string> WaitForAsync(Func<string, bool> isWanted, string what)
    {
        using var timeout = new CancellationTokenSource(TestTimeout.Max);
        while (true)
        {
            bool hasEnded = process.HasExited;
            if (hasEnded)
            {
                // The last output may still be in transit.
                await process.WaitForExitAsync(timeout.Token);
            }

            string seen = Output;
            if (isWanted(seen))
            {
                return seen;
            }

            Assert.False(hasEnded || timeout.IsCancellationRequested, $"{what} never came; the process said:\n{seen}");
            await Task.WhenAny(news.WaitAsync(timeout.Token), process.WaitForExitAsync(timeout.Token));
        }
    }

    /// <summary>Waits for the process to exit.</summary>
    public async Task<int> WaitForExitAsync()
    {
        using var timeout = new CancellationTokenSource(TestTimeout.Max);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"The process did not end; it said:\n{Output}");
        }

        return process.ExitCode;
    }

    /// <summary>Asks the process to exit, as an operator or systemd does.</summary>
    public void Terminate() => Signal("TERM");

    /// <summary>Sends a signal, such as <c>STOP</c>.</summary>
    public void Signal(string name)
    {
        using Process kill = Process.Start("kill", ["-" + name, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
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

    private static string? RestOfLine(string output, string text)
    {
        int at = output.IndexOf(text, StringComparison.Ordinal);
        int end = at < 0 ? -1 : output.IndexOf('\n', at);
        return end < 0 ? null : output[(at + text.Length)..end].Trim();
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
