using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Integration.Tests;

/// <summary>A process that is asked to exit, as by systemd and Kubernetes, pushes its last values.</summary>
public sealed class TerminationTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("termination").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [LinuxTheory("signals")]
    [InlineData(OtlpTransport.Grpc, "delta")]
    [InlineData(OtlpTransport.Http, "cumulative")]
    public async Task Last_values_are_pushed_after_SIGTERM(OtlpTransport transport, string temporality)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport);
        string config = Path.Combine(folder, "stalwart.toml"), report = Path.Combine(folder, "report.json");

        // No scheduled push for an hour, so what arrives is the last one.
        await File.WriteAllTextAsync(config, $"""
            [metrics.prometheus]
            enable = true
            [metrics.open-telemetry]
            transport = "{(transport == OtlpTransport.Grpc ? "grpc" : "http")}"
            endpoint = "{receiver.Endpoint}"
            interval = "1h"
            timeout = "{TestTimeout.Toml}"
            temporality = "{temporality}"
            """);
        (RunningProcess process, Uri scrape) = await MailServerProcess.StartAndWaitAsync(
            "--rate",
            "2000",
            "--report",
            report,
            "--config",
            config);
        await using (process)
        {
            // Wait until there are records to lose.
            await MailServerProcess.ScrapeUntilAsync(scrape, text => text.Contains("auth_success_total", StringComparison.Ordinal));
            Assert.Equal(0, receiver.Attempts);
            process.Terminate();
            Assert.True(await process.WaitForExitAsync() == 0, process.Output);
        }

        Received push = await receiver.NextAsync();
        Assert.Equal(1, receiver.Attempts);
        Dictionary<string, double> counted = Counted.Read(report)
            .Where(series => series.Kind == "Counter")
            .GroupBy(series => series.Metric)
            .ToDictionary(group => group.Key, group => group.Sum(series => series.Value));
        Assert.NotEmpty(counted);
        Assert.All(
            counted,
            pair => Assert.Equal(
                pair.Value,
                push[pair.Key].Sum.DataPoints.Sum(
                    point => point.ValueCase == NumberDataPoint.ValueOneofCase.AsInt ? point.AsInt : point.AsDouble)));
    }
}
