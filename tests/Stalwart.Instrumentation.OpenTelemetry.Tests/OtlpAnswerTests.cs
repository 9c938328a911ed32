using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.OpenTelemetry.Answers;
using Stalwart.Instrumentation.OpenTelemetry.Push;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests;

/// <summary>Responses with a status of 200 or OK, which alone does not mean that the points were accepted.</summary>
public sealed class OtlpAnswerTests
{
    private const string NotOtlp = "that is not an OTLP response (see metrics.open-telemetry.endpoint)";
    private const string TooLarge = "the response is larger than 1024 KiB (see metrics.open-telemetry.endpoint)";
    private const int Mebibyte = 1024 * 1024;

    public static TheoryData<byte[]> Malformed => new((byte[][])
    [
        // A message without a length, and one that ends before its length.
        [0x0A], [0x0A, 0x05, 0x08],

        // A negative count, and one that is text.
        RawAnswers.Rejecting(-1, ""), [0x0A, 0x02, 0x0A, 0x00],

        // A field with the number 0, a group that ends without a beginning, and a number without an end.
        [0x00, 0x01], [0x0C], [.. Enumerable.Repeat((byte)0xFF, 11)],
    ]);

    [Theory]
    [InlineData(OtlpTransport.Grpc)]
    [InlineData(OtlpTransport.Http)]
    public async Task Push_fails_once_with_count_and_message_when_the_collector_rejects_points(OtlpTransport transport)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport);
        await using TestHost host = await StartAsync(receiver);
        receiver.Response = new() { PartialSuccess = new() { RejectedDataPoints = 7, ErrorMessage = "timestamps are too old" } };
        Assert.False(Flush(host));

        // What was rejected must not be sent again.
        Assert.Equal(1, receiver.Attempts);
        Assert.False(Flush(host));
        string line = Assert.Single(host.Log.PushLines);
        Assert.StartsWith($"Warning: The collector at {receiver.Endpoint}", line, StringComparison.Ordinal);
        Assert.Contains(" rejected 7 data points: timestamps are too old", line, StringComparison.Ordinal);

        receiver.Response = new();
        Assert.True(Flush(host));
        Assert.EndsWith("recovered after 2 failed attempts", host.Log.PushLines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(null, true)]
    [InlineData("gzip", false)]
    [InlineData("gzip", true)]
    public async Task Rejected_points_are_found_in_an_http_answer_with_any_transfer_encoding(string? encoding, bool inChunks)
    {
        byte[] body = RawAnswers.Rejecting(7, "quota");
        byte[] sent = encoding is null ? body : RawAnswers.Gzip(body);
        string line = await FailureAsync(
            OtlpTransport.Http,
            RawAnswers.Http(RawAnswers.Protobuf + "; charset=utf-8", sent, encoding, inChunks));
        Assert.Contains("rejected 7 data points: quota", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejected_points_are_found_in_a_compressed_grpc_message()
    {
        byte[] frame = RawAnswers.Frame(RawAnswers.Gzip(RawAnswers.Rejecting(7, "quota")), isCompressed: true);
        string line = await FailureAsync(OtlpTransport.Grpc, RawAnswers.Grpc(frame, "gzip"));
        Assert.Contains("rejected 7 data points: quota", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejected_points_without_a_message_are_logged()
    {
        string line = await FailureAsync(OtlpTransport.Http, RawAnswers.Http(RawAnswers.Protobuf, RawAnswers.Rejecting(long.MaxValue, "")));
        Assert.Contains($"rejected {long.MaxValue} data points: no reason was given", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OtlpTransport.Grpc)]
    [InlineData(OtlpTransport.Http)]
    public async Task Push_succeeds_with_one_warning_when_the_collector_only_warns(OtlpTransport transport)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport);
        await using TestHost host = await StartAsync(receiver);
        receiver.Response = new() { PartialSuccess = new() { ErrorMessage = "delta is deprecated" } };
        Assert.True(Flush(host));
        Assert.True(Flush(host));
        string line = Assert.Single(host.Log.PushLines);
        Assert.StartsWith($"Warning: The collector at {receiver.Endpoint}", line, StringComparison.Ordinal);
        Assert.Contains(" accepted a metric export with a warning: delta is deprecated", line, StringComparison.Ordinal);

        receiver.Response = new();
        Assert.True(Flush(host));
        Assert.Single(host.Log.PushLines);
        receiver.Response = new() { PartialSuccess = new() { ErrorMessage = "delta is gone" } };
        Assert.True(Flush(host));
        Assert.Contains("with a warning: delta is gone", host.Log.PushLines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outage_is_logged_while_points_are_rejected()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        await using TestHost host = await StartAsync(receiver, "retry = false");
        receiver.Response = new() { PartialSuccess = new() { RejectedDataPoints = 7 } };
        Flush(host);
        Flush(host);
        receiver.Status = 503;
        Flush(host);
        Flush(host);
        Assert.Collection(
            host.Log.PushLines,
            line => Assert.Contains("rejected 7 data points", line, StringComparison.Ordinal),
            line => Assert.Contains("the collector returned 503 Service Unavailable.", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("text/html", "<!doctype html><title>Sign in</title>")]
    [InlineData("text/html; charset=utf-8", "")]
    [InlineData("text/plain", "OK")]
    [InlineData("application/json", "{}")]
    [InlineData("application/json", """{"partialSuccess":{"rejectedDataPoints":"7"}}""")]
    public async Task Push_fails_when_an_http_answer_is_of_another_type(string contentType, string body)
    {
        string line = await FailureAsync(OtlpTransport.Http, RawAnswers.Http(contentType, Encoding.UTF8.GetBytes(body)));
        Assert.Contains(
            $"the collector returned 200 with a body of type {contentType.Split(';')[0]} {NotOtlp}",
            line,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RawAnswers.Protobuf, "<!doctype html><title>Sign in</title>", null)]
    [InlineData(RawAnswers.Protobuf, "{}", null)]
    [InlineData(RawAnswers.Protobuf, "no gzip", "gzip")]
    [InlineData(RawAnswers.Protobuf, "", "br")]
    [InlineData(RawAnswers.Protobuf, "", "gzip, gzip")]
    [InlineData(null, "<html/>", null)]
    [InlineData("rubbish", "", null)]
    public async Task Push_fails_when_an_http_answer_is_not_protobuf_regardless_of_its_type(
        string? contentType, string body, string? encoding)
    {
        string line = await FailureAsync(OtlpTransport.Http, RawAnswers.Http(contentType, Encoding.UTF8.GetBytes(body), encoding));
        Assert.Contains(NotOtlp, line, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task Push_fails_when_an_answer_is_malformed(byte[] message)
    {
        string http = await FailureAsync(OtlpTransport.Http, RawAnswers.Http(RawAnswers.Protobuf, message));
        string grpc = await FailureAsync(OtlpTransport.Grpc, RawAnswers.Grpc(RawAnswers.Frame(message)));
        Assert.All([http, grpc], line => Assert.Contains(NotOtlp, line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Push_fails_when_a_grpc_status_of_ok_comes_with_other_than_one_message()
    {
        byte[] message = RawAnswers.Frame([]);
        byte[] withoutEncoding = RawAnswers.Frame([], isCompressed: true);
        foreach (byte[] body in (byte[][])[
            [],
            message[..4],
            [.. message, .. message],
            [0, 0, 0, 0, 9, 1],
            [2, 0, 0, 0, 0],
            withoutEncoding,
        ])
        {
            Assert.Contains(NotOtlp, await FailureAsync(OtlpTransport.Grpc, RawAnswers.Grpc(body)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Push_fails_when_a_web_server_answers_a_grpc_call()
    {
        string line = await FailureAsync(OtlpTransport.Grpc, RawAnswers.Http("text/html", "<!doctype html>"u8.ToArray()));
        Assert.Contains($"the collector returned 200 with a body of type text/html {NotOtlp}", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(RawAnswers.Protobuf)]
    [InlineData("Application/X-Protobuf; charset=utf-8")]
    public async Task Push_succeeds_when_an_http_answer_has_no_body(string? contentType) =>
        Assert.Empty(await LinesAsync(OtlpTransport.Http, RawAnswers.Http(contentType, []), isTaken: true));

    [Fact]
    public async Task Push_succeeds_when_an_answer_has_fields_of_a_later_version()
    {
        // Field 15 as a number, as 8 and as 4 bytes, as text; and the same within partial_success.
        byte[] later = [0x78, 0x96, 0x01, 0x79, 1, 2, 3, 4, 5, 6, 7, 8, 0x7D, 1, 2, 3, 4, 0x7A, 2, 9, 9];
        byte[] message = [.. later, 0x0A, (byte)later.Length, .. later];
        Assert.Empty(await LinesAsync(OtlpTransport.Http, RawAnswers.Http(RawAnswers.Protobuf, message), isTaken: true));
        Assert.Empty(await LinesAsync(OtlpTransport.Grpc, RawAnswers.Grpc(RawAnswers.Frame(message)), isTaken: true));
    }

    [Theory]
    [InlineData(OtlpTransport.Http, RawAnswers.Protobuf)]
    [InlineData(OtlpTransport.Http, "text/html")]
    [InlineData(OtlpTransport.Grpc, "application/grpc")]
    public async Task Push_fails_when_an_answer_does_not_end(OtlpTransport transport, string contentType) =>
        Assert.Contains(TooLarge, await FailureAsync(transport, RawAnswers.Endless(contentType)), StringComparison.Ordinal);

    [Fact]
    public async Task Push_fails_when_an_answer_is_large_only_after_decompression()
    {
        byte[] bomb = RawAnswers.Gzip(new byte[64 * Mebibyte]);
        Assert.InRange(bomb.Length, 1, Mebibyte);
        string http = await FailureAsync(OtlpTransport.Http, RawAnswers.Http(RawAnswers.Protobuf, bomb, "gzip"));
        string grpc = await FailureAsync(OtlpTransport.Grpc, RawAnswers.Grpc(RawAnswers.Frame(bomb, isCompressed: true), "gzip"));
        Assert.All([http, grpc], line => Assert.Contains(NotOtlp, line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(OtlpTransport.Grpc)]
    [InlineData(OtlpTransport.Http)]
    public async Task Message_of_the_collector_is_logged_as_one_short_line(OtlpTransport transport)
    {
        string message = "\u001B[31mred\r\nWarning: forged\u202E\u0085\u2028 line\0" + new string('x', 100_000);
        byte[] body = RawAnswers.Rejecting(7, message);
        bool isHttp = transport == OtlpTransport.Http;
        string line = await FailureAsync(
            transport,
            isHttp ? RawAnswers.Http(RawAnswers.Protobuf, body) : RawAnswers.Grpc(RawAnswers.Frame(body)));
        AssertFit(line);
        Assert.Contains("7 data points: [31mred Warning: forged line xxx", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_of_a_grpc_status_is_logged_as_one_short_line()
    {
        string line = await FailureAsync(OtlpTransport.Grpc, context =>
        {
            context.Response.ContentType = "application/grpc";
            context.Response.Headers["grpc-status"] = "3";
            context.Response.Headers["grpc-message"] = "%1B[31mred%0D%0AWarning: forged%E2%80%AE line" + new string('x', 8000);
            return Task.CompletedTask;
        });
        AssertFit(line);
        Assert.Contains("INVALID_ARGUMENT ([31mred Warning: forged linexxx", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_line_of_the_collector_is_logged_without_control_characters()
    {
        string text = "\u001B[31mred" + new string('x', 4000);
        var answer = new HttpResponseMessage(HttpStatusCode.BadRequest) { ReasonPhrase = text };
        string valid = await FailureAsync(() => answer);
        AssertFit(valid);
        Assert.Contains("the collector returned 400 [31mredxxx", valid, StringComparison.Ordinal);
        string invalid = await FailureAsync(() => throw new HttpRequestException($"Received an invalid status line: '{text}'."));
        AssertFit(invalid);
        Assert.Contains("an invalid status line: ' [31mredxxx", invalid, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_of_a_collector_is_truncated_between_characters()
    {
        string text = string.Concat(Enumerable.Repeat("😀", 300));
        Assert.Equal(string.Concat(Enumerable.Repeat("😀", 100)) + "…", CollectorText.Clean(text));
        Assert.Equal("a b", CollectorText.Clean("\t a\n\u202E \tb. "));
        Assert.Equal("", CollectorText.Clean(null));
    }

    /// <summary>Pushes once, and returns the log line about it.</summary>
    private static async Task<string[]> LinesAsync(OtlpTransport transport, RequestDelegate answer, bool isTaken)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport);
        await using TestHost host = await StartAsync(receiver);
        receiver.RawAnswer = answer;
        Assert.Equal(isTaken, Flush(host));

        // A response that does not say "later" will be the same next time.
        Assert.Equal(1, receiver.Attempts);
        return host.Log.PushLines;
    }

    private static async Task<string> FailureAsync(OtlpTransport transport, RequestDelegate answer)
    {
        string line = Assert.Single(await LinesAsync(transport, answer, isTaken: false));
        Assert.StartsWith("Warning: ", line, StringComparison.Ordinal);
        return line;
    }

    private static void AssertFit(string line)
    {
        Assert.InRange(line.Length, 1, 500);
        Assert.DoesNotContain(
            line, c => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator);
    }

    /// <summary>Returns the log line about a response that no server of the tests would send.</summary>
    private static async Task<string> FailureAsync(Func<HttpResponseMessage> answer)
    {
        var log = new LogLines();
        using var health = new MetricHealth(log, TestStatus.Create(), TimeProvider.System);
        using var client = new HttpMessageInvoker(
            new PushHandler(new Answering(answer), new OtlpOptions { Retry = false }, "metrics.open-telemetry", health));
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://localhost");
        using HttpResponseMessage response = await client.SendAsync(request, CancellationToken.None);
        health.End(response.IsSuccessStatusCode, items: 1);
        return Assert.Single(log.Lines);
    }

    private static async Task<TestHost> StartAsync(OtlpReceiver receiver, string more = "")
    {
        var test = new TestCatalogue();
        TestHost host = await TestHost.StartWorkerAsync(test, $"""
            [metrics.open-telemetry]
            transport = "{(receiver.IsGrpc ? "grpc" : "http")}"
            endpoint = "{receiver.Endpoint}"
            interval = "1h"
            timeout = "60s"
            {more}
            """);
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell);
        return host;
    }

    private static bool Flush(TestHost host) => host.Services.GetRequiredService<EventMetrics>().Flush();

    private sealed class Answering(Func<HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(answer());
    }
}
