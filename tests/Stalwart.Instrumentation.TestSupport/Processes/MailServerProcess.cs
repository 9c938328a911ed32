namespace Stalwart.Instrumentation.TestSupport.Processes;

/// <summary>The sample, run as an operator runs it, on a free port.</summary>
internal static class MailServerProcess
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "MailServer.dll");

    /// <summary>Returns the sample without starting it, so that its environment can be set.</summary>
    public static RunningProcess Create(params string[] arguments) => CreateOn(0, arguments);

    /// <summary>Returns the sample for a port, without starting it.</summary>
    public static RunningProcess CreateOn(int port, params string[] arguments) =>
        new("dotnet", ["exec", Program, "--urls", $"http://127.0.0.1:{port}", .. arguments]);

    /// <summary>Returns the sample with its output on a full disk, without starting it.</summary>
    public static RunningProcess CreateOnFullDisk(params string[] arguments) => new(
        "/bin/sh",
        ["-c", "exec \"$@\" > /dev/full 2>&1", "sh", "dotnet", "exec", Program, "--urls", "http://127.0.0.1:0", .. arguments]);

    public static RunningProcess Start(params string[] arguments) => Create(arguments).Start();

    /// <summary>Starts the sample and waits until it prints its scrape URL.</summary>
    public static async Task<(RunningProcess Process, Uri Scrape)> StartAndWaitAsync(params string[] arguments)
    {
        RunningProcess process = Start(arguments);
        return (process, new Uri(await process.WaitForAsync("  scrape ")));
    }

    /// <summary>Scrapes until a response satisfies the test, and returns it, because the recording speed depends on the machine.</summary>
    public static async Task<string> ScrapeUntilAsync(Uri scrape, Func<string, bool> isEnough)
    {
        using var client = new HttpClient { Timeout = TestTimeout.Max };
        using var timeout = new CancellationTokenSource(TestTimeout.Max);
        while (true)
        {
            string text = await client.GetStringAsync(scrape);
            if (isEnough(text))
            {
                return text;
            }

            Assert.False(timeout.IsCancellationRequested, $"The scrape never had what was needed:\n{text}");
        }
    }
}
