using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Integration.Tests;

/// <summary>A process with a full disk or an unreachable collector continues running, and exits on request.</summary>
public sealed class FaultyProcessTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("faults").FullName;

    private string Config => Path.Combine(folder, "stalwart.toml");

    private string Report => Path.Combine(folder, "report.json");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [LinuxFact("/dev/full")]
    public async Task Process_keeps_pushing_and_exits_with_0_when_the_disk_of_its_output_is_full()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        receiver.Status = 503;
        await ConfigureAsync(receiver.Endpoint.ToString(), TestTimeout.Toml);
        await using (RunningProcess process = MailServerProcess.CreateOnFullDisk(
            "--rate", "100", "--report", Report, "--config", Config).Start())
        {
            // Failures, which cannot be logged, and then success.
            await Eventually.IsTrueAsync(() => receiver.Attempts >= 2, () => $"{receiver.Attempts} pushes came");
            receiver.Status = 200;
            await receiver.NextAsync();
            process.Terminate();
            Assert.Equal(0, await process.WaitForExitAsync());
        }

        Received last = receiver.TakeAll()[^1];
        Dictionary<string, double> counted = Counted.Read(Report)
            .Where(series => series.Kind == "Counter")
            .GroupBy(series => series.Metric)
            .ToDictionary(group => group.Key, group => group.Sum(series => series.Value));
        Assert.NotEmpty(counted);
        Assert.All(counted, pair => Assert.Equal(
            pair.Value,
            last[pair.Key].Sum.DataPoints.Sum(
                point => point.ValueCase == NumberDataPoint.ValueOneofCase.AsInt ? point.AsInt : point.AsDouble)));
    }

    [LinuxFact("signals")]
    public async Task Process_exits_with_0_after_SIGTERM_when_the_collector_was_never_reachable()
    {
        using var port = new ReservedPort();
        await ConfigureAsync($"http://127.0.0.1:{port.Number}", "1s");
        await using RunningProcess process = MailServerProcess.Start("--rate", "100", "--report", Report, "--config", Config);
        await process.WaitForAsync("Failed to export metrics to");
        process.Terminate();
        Assert.True(await process.WaitForExitAsync() == 0, process.Output);
        Assert.Single(process.Output.Split('\n'), line => line.Contains("Failed to export metrics to", StringComparison.Ordinal));
    }

    private Task ConfigureAsync(string endpoint, string timeout) => File.WriteAllTextAsync(Config, $"""
        [metrics.open-telemetry]
        transport = "http"
        endpoint = "{endpoint}"
        interval = "200ms"
        timeout = "{timeout}"
        retry = false
        """);
}
