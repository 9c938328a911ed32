namespace Stalwart.Instrumentation.TestSupport.Processes;

/// <summary>
/// A receiver of pushes that decodes them with OpenTelemetry's own JavaScript code. It writes <c>grpc http://…</c> and <c>http http://…</c>
/// with its endpoints, then the decoded JSON of each push on one line: after <c>request</c> metrics, after <c>logs</c> log records.
/// </summary>
internal static class OtlpDecoder
{
    /// <summary>The required program.</summary>
    public const string Program = "npm";

    /// <summary>The Debian packages of <see cref="Program"/>.</summary>
    public const string Packages = "nodejs npm";

    private static readonly string[] Files = ["package.json", "package-lock.json", ".npmrc", "receiver.mjs"];

    /// <summary>Installs it in an empty folder.</summary>
    public static async Task InstallAsync(string folder)
    {
        string source = Path.Combine(Repository.Root, "tests", "otlp-decoder");
        foreach (string file in Files)
        {
            File.Copy(Path.Combine(source, file), Path.Combine(folder, file));
        }

        await using RunningProcess install = new RunningProcess(Program, "ci", "--no-progress").In(folder).Start();
        Assert.True(await install.WaitForExitAsync() == 0, install.Output);
    }

    /// <summary>Installs it in an empty folder and starts it.</summary>
    public static async Task<RunningProcess> StartAsync(string folder)
    {
        await InstallAsync(folder);
        return new RunningProcess("node", "receiver.mjs").In(folder).Start();
    }

    /// <summary>Returns the JSON of each push of metrics that has arrived.</summary>
    /// <param name="output">Its output.</param>
    public static string[] Requests(string output) => After("request ", output);

    /// <summary>Returns the JSON of each push of logs that has arrived.</summary>
    /// <param name="output">Its output.</param>
    public static string[] Logs(string output) => After("logs ", output);

    private static string[] After(string word, string output) =>
        [.. output.Split('\n').Where(line => line.StartsWith(word, StringComparison.Ordinal)).Select(line => line[word.Length..])];
}
