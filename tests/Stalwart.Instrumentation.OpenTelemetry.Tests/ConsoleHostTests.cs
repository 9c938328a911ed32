using Stalwart.Instrumentation.Hosting;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests;

/// <summary>A program without a host.</summary>
public sealed class ConsoleHostTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("console").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Host_of_a_console_program_pushes_at_the_end_and_reloads_its_file()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        TestCatalogue first = new(), second = new();
        var log = new LogLines();
        string file = Path.Combine(folder, "metrics.toml");
        string toml = $"[metrics.open-telemetry]\ntransport = \"http\"\nendpoint = \"{receiver.Endpoint}\"\ninterval = \"1h\"\ntimeout "
            + $"= \"{TestTimeout.Toml}\"\n[metrics.resource]\n\"service.namespace\" = \"mail\"\n";
        await File.WriteAllTextAsync(file, toml);
        using (EventMetricsHost metrics = EventMetricsHost.Start(file, log, first.Catalogue, second.Catalogue))
        {
            // Replaced atomically, because a file that is written in place may be read while it is empty.
            await File.WriteAllTextAsync(file + ".new", "[metrics]\ndisabled-events = [\"auth.failed\"]\n" + toml);
            File.Move(file + ".new", file, overwrite: true);
            await log.SaysAsync("disabled-events +auth.failed");
            first.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 2);
            second.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 3);
            second.Fail(0, "example.com");
        }

        Received push = await receiver.NextAsync();
        Assert.Equal([2L, 3L], push.Metrics.Select(metric => metric.Sum.DataPoints.Single().AsInt).Order());
        Assert.Equal("mail", push.Resource["service.namespace"]);
        Assert.True(Guid.TryParse(push.Resource["service.instance.id"], out _));
        Assert.NotEmpty(push.Resource["service.version"]);
    }

    [Fact]
    public void Invalid_file_is_reported_without_a_stack_trace()
    {
        string file = Path.Combine(folder, "metrics.toml");
        File.WriteAllText(file, "[metrics.prometheus]\nenable = \"on\"\n");
        EventMetricsConfigurationException exception = Assert.Throws<EventMetricsConfigurationException>(
            () => EventMetricsHost.Start(file, new LogLines(), new TestCatalogue().Catalogue));
        Assert.Equal(
            $"The metrics configuration is invalid:\n  {file}(2,10): EVT2002: Expected true or false for "
            + "'metrics.prometheus.enable', found 'on'",
            exception.ToString());
        Assert.Contains(
            "the configuration file does not exist",
            Assert.Throws<EventMetricsConfigurationException>(() => EventMetricsHost.Start(file + "x", new LogLines())).Message,
            StringComparison.Ordinal);
    }
}
