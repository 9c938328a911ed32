using System.Diagnostics;
using System.Text.Json;
using MailServer;
using Stalwart.Instrumentation.Hosting;

namespace Stalwart.Instrumentation.Integration.Tests;

/// <summary>
/// Every event of the reference catalogue as a log record, decoded by OpenTelemetry's own JavaScript code, compared field by field with a
/// capture of the same calls.
/// </summary>
[Collection("Under load, one after the other, so that nothing runs into a time limit")]
public sealed class OtlpLogDecoderTests : IDisposable
{
    private const int Events = 637;
    private readonly string folder = Directory.CreateTempSubdirectory("otlp-logs").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [RequiresFact(OtlpDecoder.Program, OtlpDecoder.Packages)]
    public async Task Every_event_of_the_reference_arrives_over_grpc_with_each_field() => await CheckAsync("grpc");

    [RequiresFact(OtlpDecoder.Program, OtlpDecoder.Packages)]
    public async Task Every_event_of_the_reference_arrives_over_http_with_each_field() => await CheckAsync("http");

    private async Task CheckAsync(string transport)
    {
        await using RunningProcess receiver = await OtlpDecoder.StartAsync(folder);
        string endpoint = await receiver.WaitForAsync($"{transport} http://");
        string config = Path.Combine(folder, "stalwart.toml");
        await File.WriteAllTextAsync(config, $"""
            [logs]
            enabled-events = ["*"]
            [logs.open-telemetry]
            transport = "{transport}"
            endpoint = "http://{endpoint}"
            timeout = "{TestTimeout.Toml}"
            compression = "gzip"
            """);
        EventCatalogue catalogue = MailEvents.Catalogue;
        Assert.Equal(Events, catalogue.Events.Count);
        using EventCapture capture = EventCapture.Start(catalogue);
        var spans = new List<string>();
        using (EventMetricsHost host = EventMetricsHost.Start(config, new LogLines(), catalogue))
        {
            RecordingMethods.CallAll(call => spans.AddRange(Enumerable.Repeat(InSpan(call, capture, out int times), times)));
        }

        receiver.Terminate();
        Assert.True(await receiver.WaitForExitAsync() == 0, receiver.Output);
        DecodedLog[] expected =
        [
            .. capture.Records.Zip(capture.Logs, spans)
                .Select(one => DecodedLog.Of(one.First, one.Second, catalogue.MeterName, one.Third)),
        ];
        Assert.Equal(Events, expected.Select(record => record.Name).Distinct().Count());
        DecodedLog[] arrived = [.. OtlpDecoder.Logs(receiver.Output).SelectMany(Read)];
        Assert.Equal(Sorted(expected), Sorted(arrived));
    }

    private static DecodedLog[] Read(string line)
    {
        using JsonDocument request = JsonDocument.Parse(line);
        return [.. DecodedLog.Read(request.RootElement)];
    }

    /// <summary>Runs a call in a span.</summary>
    /// <returns>The trace and the span, and the number of records that the call made.</returns>
    private static string InSpan(Action call, EventCapture capture, out int times)
    {
        int before = capture.Records.Count;
        using var activity = new Activity("call");
        activity.Start();
        call();
        times = capture.Records.Count - before;
        return $"{activity.TraceId.ToHexString()}-{activity.SpanId.ToHexString()}";
    }

    private static DecodedLog[] Sorted(IEnumerable<DecodedLog> logs) =>
        [.. logs.OrderBy(log => log.Name, StringComparer.Ordinal).ThenBy(log => log.Span, StringComparer.Ordinal)];
}
