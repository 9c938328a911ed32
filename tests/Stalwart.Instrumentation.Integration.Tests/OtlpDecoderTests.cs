using System.Globalization;
using System.Text.Json;

namespace Stalwart.Instrumentation.Integration.Tests;

/// <summary>What the sample pushes, decoded by OpenTelemetry's own JavaScript code, field by field against what the process counted.</summary>
[Collection("Under load, one after the other, so that nothing runs into a time limit")]
public sealed class OtlpDecoderTests : IDisposable
{
    private static readonly string[] Project = ["package.json", "package-lock.json", ".npmrc", "receiver.mjs"];
    private readonly string folder = Directory.CreateTempSubdirectory("otlp").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [RequiresFact("npm", "nodejs npm")]
    public async Task Over_grpc_as_differences() => await CheckAsync("grpc", "delta", "AGGREGATION_TEMPORALITY_DELTA");

    [RequiresFact("npm", "nodejs npm")]
    public async Task Over_http_as_totals_and_compressed() => await CheckAsync("http", "cumulative", "AGGREGATION_TEMPORALITY_CUMULATIVE");

    private async Task CheckAsync(string transport, string temporality, string expectedTemporality)
    {
        await using RunningProcess receiver = await StartReceiverAsync();
        string endpoint = await receiver.WaitForAsync($"{transport} http://");
        string config = Path.Combine(folder, "stalwart.toml");
        await File.WriteAllTextAsync(config, $"""
            [metrics]
            enabled-events = ["*"]
            [metrics.open-telemetry]
            transport = "{transport}"
            endpoint = "http://{endpoint}"
            interval = "300ms"
            compression = "gzip"
            temporality = "{temporality}"
            headers = ["x-tenant: mail, and more"]
            """);
        string report = Path.Combine(folder, "report.json");
        await using RunningProcess process = MailServerProcess.Start("--rate", "3000", "--duration", "2s", "--report", report, "--config", config);
        Assert.True(await process.WaitForExitAsync() == 0, process.Output);
        receiver.Terminate();
        await receiver.WaitForExitAsync();

        string[] lines = [.. receiver.Output.Split('\n').Where(line => line.StartsWith("request ", StringComparison.Ordinal)).Select(line => line[8..])];
        Assert.True(lines.Length >= 3, $"Only {lines.Length} pushes arrived.");
        var pushed = new PushedMetrics(expectedTemporality);
        foreach (string line in lines)
        {
            using JsonDocument request = JsonDocument.Parse(line);
            Assert.Equal("mail, and more", request.RootElement.GetProperty("headers").GetProperty("x-tenant").ToString().Trim('[', ']', '"'));
            pushed.Take(request.RootElement);
        }

        Assert.Equal("MailServer", pushed.Resource["service.name"]);
        Assert.Equal(("stalwart", "1.0.0"), pushed.Scope);
        IReadOnlyList<Counted> counted = Counted.Read(report);
        Assert.True(counted.Count > 80, $"Only {counted.Count} series.");
        Assert.Equal(counted.Select(Identity).Order(StringComparer.Ordinal), pushed.Series.Keys.Order(StringComparer.Ordinal));
        foreach (Counted series in counted.Where(series => series.Metric != "server.memory"))
        {
            PushedSeries arrived = pushed.Series[Identity(series)];
            Assert.Equal((series.Kind, series.Unit, series.Count), (arrived.Kind, arrived.Unit, arrived.Count));
            Assert.Equal(series.Value, arrived.Value, tolerance: Math.Abs(series.Value) * 1e-9);
        }
    }

    private async Task<RunningProcess> StartReceiverAsync()
    {
        string source = Path.Combine(Recipes.Folder, "..", "..", "tests", "otlp-decoder");
        foreach (string file in Project)
        {
            File.Copy(Path.Combine(source, file), Path.Combine(folder, file));
        }

        await using RunningProcess install = new RunningProcess("npm", "ci", "--no-progress").In(folder).Start();
        Assert.True(await install.WaitForExitAsync() == 0, install.Output);
        return new RunningProcess("node", "receiver.mjs").In(folder).Start();
    }

    private static string Identity(Counted series) =>
        Sample.Of(series.Metric, series.Tags.Select(tag => KeyValuePair.Create(tag.Key, tag.Value)));
}
