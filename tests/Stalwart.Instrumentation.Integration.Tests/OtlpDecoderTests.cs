using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Google.Protobuf;

namespace Stalwart.Instrumentation.Integration.Tests;

/// <summary>
/// The pushes of the sample, decoded by OpenTelemetry's own JavaScript code, compared field by field with what the process counted.
/// </summary>
[Collection("Under load, one after the other, so that nothing runs into a time limit")]
public sealed class OtlpDecoderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("otlp").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [RequiresFact(OtlpDecoder.Program, OtlpDecoder.Packages)]
    public async Task Decoder_reads_pushed_deltas_over_grpc() => await CheckAsync("grpc", "delta", "AGGREGATION_TEMPORALITY_DELTA");

    [RequiresFact(OtlpDecoder.Program, OtlpDecoder.Packages)]
    public async Task Decoder_reads_compressed_pushed_totals_over_http() =>
        await CheckAsync("http", "cumulative", "AGGREGATION_TEMPORALITY_CUMULATIVE");

    /// <summary>
    /// The request is larger than the pipe between the two processes, so the receiver is still writing when it is terminated.
    /// </summary>
    [RequiresFact(OtlpDecoder.Program, OtlpDecoder.Packages)]
    public async Task Decoder_writes_a_complete_request_when_it_is_terminated()
    {
        await OtlpDecoder.InstallAsync(folder);
        using var receiver = Process.Start(new ProcessStartInfo("node", "receiver.mjs")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        })!;
        await receiver.StandardOutput.ReadLineAsync();
        string address = (await receiver.StandardOutput.ReadLineAsync())!.Split(' ')[1];
        using var client = new HttpClient { Timeout = TestTimeout.Max };
        using var content = new ByteArrayContent(new ExportMetricsServiceRequest
        {
            ResourceMetrics =
            {
                new ResourceMetrics
                {
                    Resource = new Resource
                    {
                        Attributes = { new KeyValue { Key = "large", Value = new AnyValue { StringValue = new string('x', 4_000_000) } } },
                    },
                },
            },
        }.ToByteArray())
        { Headers = { ContentType = new MediaTypeHeaderValue("application/x-protobuf") } };
        Task<HttpResponseMessage> push = client.PostAsync(new Uri(address + "/v1/metrics"), content);

        // Its first characters have arrived, and most of the others do not fit into the pipe.
        char[] begin = new char[1];
        await receiver.StandardOutput.ReadAsync(begin);
        using (var kill = Process.Start("kill", ["-TERM", receiver.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        string line = begin[0] + await receiver.StandardOutput.ReadToEndAsync();
        using JsonDocument request = JsonDocument.Parse(line["request ".Length..]);
        Assert.EndsWith("\n", line, StringComparison.Ordinal);
        using HttpResponseMessage response = await push;
        Assert.True(response.IsSuccessStatusCode);
        await receiver.WaitForExitAsync();
        Assert.Equal(0, receiver.ExitCode);
    }

    private async Task CheckAsync(string transport, string temporality, string expectedTemporality)
    {
        await using RunningProcess receiver = await OtlpDecoder.StartAsync(folder);
        string endpoint = await receiver.WaitForAsync($"{transport} http://");
        string config = Path.Combine(folder, "stalwart.toml");
        await File.WriteAllTextAsync(config, $"""
            [metrics]
            enabled-events = ["*"]
            [metrics.open-telemetry]
            transport = "{transport}"
            endpoint = "http://{endpoint}"
            interval = "300ms"
            timeout = "{TestTimeout.Toml}"
            compression = "gzip"
            temporality = "{temporality}"
            headers = ["x-tenant: mail, and more"]
            """);
        string report = Path.Combine(folder, "report.json");
        await using RunningProcess process = MailServerProcess.Start("--rate", "3000", "--report", report, "--config", config);
        await receiver.WaitForAsync(
            output => OtlpDecoder.Requests(output).Length >= 3 && Pushed(output, expectedTemporality).Series.Count > 80,
            "three pushes with more than 80 series");
        process.Terminate();
        Assert.True(await process.WaitForExitAsync() == 0, process.Output);
        receiver.Terminate();
        Assert.True(await receiver.WaitForExitAsync() == 0, receiver.Output);

        PushedMetrics pushed = Pushed(receiver.Output, expectedTemporality);
        Assert.Equal("MailServer", pushed.Resource["service.name"]);
        Assert.Equal(("stalwart", "1.0.0"), pushed.Scope);
        IReadOnlyList<Counted> counted = Counted.Read(report);
        Assert.Equal(counted.Select(Identity).Order(StringComparer.Ordinal), pushed.Series.Keys.Order(StringComparer.Ordinal));
        foreach (Counted series in counted.Where(series => series.Metric != "server.memory"))
        {
            PushedSeries arrived = pushed.Series[Identity(series)];
            Assert.Equal((series.Kind, series.Unit, series.Count), (arrived.Kind, arrived.Unit, arrived.Count));
            Assert.Equal(series.Value, arrived.Value, tolerance: Math.Abs(series.Value) * 1e-9);
        }
    }

    private static PushedMetrics Pushed(string output, string expectedTemporality)
    {
        var pushed = new PushedMetrics(expectedTemporality);
        foreach (string line in OtlpDecoder.Requests(output))
        {
            using JsonDocument request = JsonDocument.Parse(line);
            Assert.Equal(
                "mail, and more",
                request.RootElement.GetProperty("headers").GetProperty("x-tenant").ToString().Trim('[', ']', '"'));
            pushed.Take(request.RootElement);
        }

        return pushed;
    }

    private static string Identity(Counted series) =>
        Sample.Of(series.Metric, series.Tags.Select(tag => KeyValuePair.Create(tag.Key, tag.Value)));
}
