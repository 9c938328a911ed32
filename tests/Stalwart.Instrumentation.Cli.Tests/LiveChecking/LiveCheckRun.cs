using System.Net.Http.Headers;
using System.Text.Json;
using Google.Protobuf;

namespace Stalwart.Instrumentation.Cli.Tests.LiveChecking;

/// <summary>A check that listens for pushes until the number that it was started with has come.</summary>
internal sealed class LiveCheckRun : IAsyncDisposable
{
    private readonly RunningProcess process;
    private readonly string folder;
    private readonly HttpClient client = new() { Timeout = TestTimeout.Max };

    private LiveCheckRun(RunningProcess process, string folder, string grpc, string http) =>
        (this.process, this.folder, Grpc, Http) = (process, folder, grpc, http);

    /// <summary>The address for gRPC.</summary>
    public string Grpc { get; }

    /// <summary>The address for HTTP.</summary>
    public string Http { get; }

    /// <summary>What it said so far.</summary>
    public string Output => process.Output;

    /// <summary>Starts one in a folder with the catalogue, and waits until it listens.</summary>
    public static async Task<LiveCheckRun> StartAsync(InstalledTool tool, params string[] options)
    {
        string folder = NewFolder(tool);
        string[] arguments =
        [
            "live-check", "every-form.toml", "--otlp", "--grpc-port", "0", "--http-port", "0", "-f", "json", "-o", "report.json",
            .. options,
        ];
        RunningProcess process = new RunningProcess(tool.Program, arguments).In(folder).Start();
        string[] addresses = (await process.WaitForAsync("listening for OTLP: gRPC ")).Split(" HTTP ");
        return new LiveCheckRun(process, folder, addresses[0], addresses[1]);
    }

    /// <summary>Makes a folder with the catalogue.</summary>
    public static string NewFolder(InstalledTool tool)
    {
        string folder = tool.NewFolder();
        File.Copy(
            Path.Combine(Repository.TestProject("Cli.Tests"), "LiveChecking", "every-form.toml"), Path.Combine(folder, "every-form.toml"));
        return folder;
    }

    /// <summary>Posts a body.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, byte[] body, string type, string? encoding = null)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
        if (encoding is not null)
        {
            content.Headers.ContentEncoding.Add(encoding);
        }

        return await client.PostAsync(new Uri(Http + path), content);
    }

    /// <summary>Pushes metrics as protobuf over HTTP.</summary>
    public async Task PushAsync(ExportMetricsServiceRequest request)
    {
        using HttpResponseMessage response = await PostAsync("/v1/metrics", request.ToByteArray(), "application/x-protobuf");
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}");
    }

    /// <summary>Ends it as Ctrl+C and systemd do.</summary>
    public void Terminate() => process.Terminate();

    /// <summary>Waits for the end, and returns the exit code and the report.</summary>
    public async Task<(int Exit, JsonElement Report)> EndAsync()
    {
        int exit = await process.WaitForExitAsync();
        string path = Path.Combine(folder, "report.json");
        Assert.True(File.Exists(path), process.Output);
        using JsonDocument report = JsonDocument.Parse(await File.ReadAllTextAsync(path));
        return (exit, report.RootElement.Clone());
    }

    /// <summary>The kinds of what a report has, with the metric and attribute of each.</summary>
    public static string[] Findings(JsonElement report) =>
    [
        .. report.GetProperty("findings").EnumerateArray().Select(finding => string.Join(
            ' ',
            ((string[])["rule", "metric", "attribute"]).Select(name => Text(finding, name)).Where(text => text.Length > 0))),
    ];

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await process.DisposeAsync();
    }

    private static string Text(JsonElement finding, string name) =>
        finding.TryGetProperty(name, out JsonElement value) ? value.GetString()! : "";
}
