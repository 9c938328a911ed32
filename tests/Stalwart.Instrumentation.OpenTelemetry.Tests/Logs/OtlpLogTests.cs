using System.Diagnostics;
using System.Globalization;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Logs;

/// <summary>The records of events as a collector receives them.</summary>
public sealed class OtlpLogTests
{
    [Theory]
    [InlineData(OtlpTransport.Grpc, "none")]
    [InlineData(OtlpTransport.Http, "none")]
    [InlineData(OtlpTransport.Grpc, "gzip")]
    [InlineData(OtlpTransport.Http, "gzip")]
    public async Task Record_arrives_with_name_number_severity_body_attributes_scope_resource_and_headers(
        OtlpTransport transport, string compression)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport);
        await using ExportedLogs logs = await ExportedLogs.StartAsync(
            receiver,
            $"compression = \"{compression}\"\nheaders = [\"x-tenant: mail, and more\"]\nauth.bearer = \"token\"",
            "[logs]\nreveal = [\"personal\"]");
        DateTime before = DateTime.UtcNow;
        logs.Logged.Fail("ann");
        Assert.True(logs.Flush());

        ReceivedLogs push = await receiver.NextLogsAsync();
        OtlpLogRecord record = Assert.Single(push.Records);
        Assert.Equal(
            ("auth.failed", 13, "Warning", "Sign-in of ann failed: unknown-user"),
            (record.EventName, record.SeverityNumber, record.SeverityText, record.Body.StringValue));
        Assert.Equal(
            ["logrecord.event.id=35", "user=\"ann\"", "elapsed=1.5", "size=7", "load=0.25", "reason=\"unknown-user\""],
            record.Attributes.Select(Text));
        Assert.InRange(DateTime.UnixEpoch.AddTicks((long)(record.TimeUnixNano / 100)), before, DateTime.UtcNow);
        Assert.Equal(logs.Logged.Catalogue.MeterName + ".auth", Assert.Single(push.Scopes).Scope.Name);
        Assert.Equal("test-worker", push.Resource["service.name"]);
        Assert.Equal(("mail, and more", "Bearer token"), (push.Headers["x-tenant"], push.Headers["authorization"]));
    }

    [Fact]
    public async Task Record_has_the_trace_and_span_of_its_call()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Grpc);
        await using ExportedLogs logs = await ExportedLogs.StartAsync(receiver);
        logs.Logged.Start();
        using var activity = new Activity("call") { ActivityTraceFlags = ActivityTraceFlags.Recorded };
        activity.Start();
        logs.Logged.Start();
        activity.Stop();
        Assert.True(logs.Flush());

        IReadOnlyList<OtlpLogRecord> records = (await receiver.NextLogsAsync()).Records;
        Assert.Equal((0, 0), (records[0].TraceId.Length, records[0].SpanId.Length));
        Assert.Equal(
            (activity.TraceId.ToHexString(), activity.SpanId.ToHexString(), 1U),
            (Convert.ToHexStringLower(records[1].TraceId.Span), Convert.ToHexStringLower(records[1].SpanId.Span), records[1].Flags));
    }

    [Fact]
    public async Task Record_has_the_exception_under_the_names_of_the_conventions()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        await using ExportedLogs logs = await ExportedLogs.StartAsync(receiver);
        logs.Logged.Fail(null, null, new InvalidOperationException("broken"));
        Assert.True(logs.Flush());
        Dictionary<string, string> attributes = (await receiver.NextLogsAsync()).Records[0].Attributes.ToDictionary(
            pair => pair.Key, pair => pair.Value.StringValue);
        Assert.Equal("broken", attributes["exception.message"]);
        Assert.EndsWith("InvalidOperationException", attributes["exception.type"], StringComparison.Ordinal);
        Assert.Contains("broken", attributes["exception.stacktrace"], StringComparison.Ordinal);
        Assert.DoesNotContain("error", attributes.Keys);
    }

    [Fact]
    public async Task Sensitive_value_is_redacted_in_body_and_attribute_unless_it_is_revealed()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        await using ExportedLogs logs = await ExportedLogs.StartAsync(receiver);
        logs.Logged.Fail("hidden");
        Assert.True(logs.Flush());
        ReceivedLogs push = await receiver.NextLogsAsync();
        Assert.Equal("Sign-in of [redacted] failed: unknown-user", push.Records[0].Body.StringValue);
        Assert.DoesNotContain("hidden", push.Request.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_is_exported_when_the_filters_of_the_host_exclude_it()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        await using ExportedLogs logs = await ExportedLogs.StartAsync(receiver, logs: "[logs.levels]\n\"server.started\" = \"debug\"");
        logs.Logged.Start();
        Assert.True(logs.Flush());
        OtlpLogRecord record = Assert.Single((await receiver.NextLogsAsync()).Records);
        Assert.Equal((5, "Debug"), (record.SeverityNumber, record.SeverityText));
        Assert.DoesNotContain(logs.Log.Lines, line => line.Contains("Server {started}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Record_of_several_events_has_their_count()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        await using ExportedLogs logs = await ExportedLogs.StartAsync(receiver);
        logs.Logged.Start(times: 3);
        Assert.True(logs.Flush());
        Assert.Equal(
            ["logrecord.event.id=1", "event.count=3"],
            (await receiver.NextLogsAsync()).Records[0].Attributes.Select(Text));
    }

    [Fact]
    public async Task Events_that_the_operator_disables_are_not_exported()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        await using ExportedLogs logs = await ExportedLogs.StartAsync(receiver, logs: "[logs]\ndisabled-events = [\"auth.*\"]");
        logs.Logged.Fail("ann");
        logs.Logged.Start();
        Assert.True(logs.Flush());
        Assert.Equal("server.started", Assert.Single((await receiver.NextLogsAsync()).Records).EventName);
    }

    [Fact]
    public async Task Waiting_records_are_exported_when_the_host_stops()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Grpc);
        ExportedLogs logs = await ExportedLogs.StartAsync(receiver);
        for (int i = 0; i < 1000; i++)
        {
            logs.Logged.Start();
        }

        await logs.DisposeAsync();
        Assert.Equal(1000, receiver.TakeAllRecords().Count);
    }

    private static string Text(KeyValue attribute) => $"{attribute.Key}=" + attribute.Value.ValueCase switch
    {
        AnyValue.ValueOneofCase.StringValue => $"\"{attribute.Value.StringValue}\"",
        AnyValue.ValueOneofCase.IntValue => $"{attribute.Value.IntValue}",
        AnyValue.ValueOneofCase.DoubleValue => attribute.Value.DoubleValue.ToString(CultureInfo.InvariantCulture),
        AnyValue.ValueOneofCase.BoolValue => $"{attribute.Value.BoolValue}",
        AnyValue.ValueOneofCase other => other.ToString(),
    };
}
