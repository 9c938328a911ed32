using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Google.Protobuf;

namespace Stalwart.Instrumentation.Cli.Tests.LiveChecking;

/// <summary>live-check answers as a collector does, whatever is sent to it.</summary>
public sealed class CollectorTests(InstalledTool tool)
{
    private const string Protobuf = "application/x-protobuf", Json = "application/json";
    private const string MetricsMethod = "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export";

    [Fact]
    public async Task Push_is_accepted_as_protobuf_and_json_with_and_without_compression()
    {
        ExportMetricsServiceRequest push = (await EveryFormTraffic.GetAsync()).Push();
        byte[] json = Encoding.UTF8.GetBytes(JsonFormatter.Default.Format(push));
        await using LiveCheckRun run = await LiveCheckRun.StartAsync(tool, "-n", "4");
        foreach ((byte[] body, string type, string? encoding) in ((byte[], string, string?)[])
            [
                (push.ToByteArray(), Protobuf, null),
                (Gzip(push.ToByteArray()), Protobuf, "gzip"),
                (json, Json, null),
                (Gzip(json), Json, "gzip"),
            ])
        {
            using HttpResponseMessage response = await run.PostAsync("/v1/metrics", body, type, encoding);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
            Assert.Equal(type == Json ? "{}" : "", await response.Content.ReadAsStringAsync());
        }

        (int exit, JsonElement report) = await run.EndAsync();
        Assert.Equal(0, exit);
        Assert.Empty(LiveCheckRun.Findings(report));
    }

    [Fact]
    public async Task Unreadable_body_returns_400_and_is_counted()
    {
        ExportMetricsServiceRequest push = (await EveryFormTraffic.GetAsync()).Push();
        byte[] body = push.ToByteArray();
        await using LiveCheckRun run = await LiveCheckRun.StartAsync(tool, "-n", "1");
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync("/v1/metrics", body[..^3], Protobuf));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync("/v1/metrics", "{"u8.ToArray(), Json));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync("/v1/metrics", [0x7b, 0xff, 0x7d], Json));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync("/v1/metrics", body, Protobuf, "gzip"));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync("/v1/metrics", Nested(100_000), Protobuf));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await StatusAsync("/v1/metrics", body, Protobuf, "zstd"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await StatusAsync("/v1/metrics", body, "text/plain"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await StatusAsync("/v1/metrics", Gzip(new byte[70_000_000]), Protobuf, "gzip"));
        await run.PushAsync(push);
        (int exit, JsonElement report) = await run.EndAsync();
        Assert.Equal(0, exit);
        Assert.Equal(8, report.GetProperty("received").GetProperty("rejectedRequests").GetInt32());

        async Task<HttpStatusCode> StatusAsync(string path, byte[] sent, string type, string? encoding = null)
        {
            using HttpResponseMessage response = await run.PostAsync(path, sent, type, encoding);
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task Traces_and_logs_are_accepted_and_other_paths_return_404()
    {
        await using LiveCheckRun run = await LiveCheckRun.StartAsync(tool);
        using HttpResponseMessage traces = await run.PostAsync("/v1/traces", [1, 2, 3], Protobuf);
        Assert.Equal(HttpStatusCode.OK, traces.StatusCode);
        Assert.Empty(await traces.Content.ReadAsByteArrayAsync());
        using HttpResponseMessage logs = await run.PostAsync("/v1/logs", "{}"u8.ToArray(), Json);
        Assert.Equal("{}", await logs.Content.ReadAsStringAsync());
        using HttpResponseMessage other = await run.PostAsync("/v1/profiles", [], Protobuf);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        using var client = new HttpClient();
        using HttpResponseMessage get = await client.GetAsync(new Uri(run.Http + "/v1/metrics"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, get.StatusCode);
    }

    [Fact]
    public async Task Grpc_call_returns_a_grpc_status()
    {
        byte[] body = (await EveryFormTraffic.GetAsync()).Push().ToByteArray();
        await using LiveCheckRun run = await LiveCheckRun.StartAsync(tool, "-n", "2");
        Assert.Equal("3", await CallAsync(run, MetricsMethod, [0, 0, 0, 0, 9, 1]));
        Assert.Equal("3", await CallAsync(run, MetricsMethod, Frame(body[..^3], flag: 0)));
        Assert.Equal("3", await CallAsync(run, MetricsMethod, Frame(body, flag: 1)));
        Assert.Equal("12", await CallAsync(run, "/opentelemetry.proto.collector.profiles.v1.ProfilesService/Export", Frame([], flag: 0)));
        Assert.Equal("0", await CallAsync(run, "/opentelemetry.proto.collector.trace.v1.TraceService/Export", Frame([1], flag: 0)));
        Assert.Equal("0", await CallAsync(run, "/opentelemetry.proto.collector.logs.v1.LogsService/Export", Frame([1], flag: 0)));
        Assert.Equal("0", await CallAsync(run, MetricsMethod, Frame(body, flag: 0)));
        Assert.Equal("0", await CallAsync(run, MetricsMethod, Frame(Gzip(body), flag: 1)));
        (int exit, JsonElement report) = await run.EndAsync();
        Assert.Equal(0, exit);
        Assert.Equal(3, report.GetProperty("received").GetProperty("rejectedRequests").GetInt32());
    }

    private static async Task<string> CallAsync(LiveCheckRun run, string method, byte[] frame)
    {
        using var client = new HttpClient
        {
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        using var content = new ByteArrayContent(frame) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } };
        content.Headers.Add("grpc-encoding", "gzip");
        using HttpResponseMessage response = await client.PostAsync(new Uri(run.Grpc + method), content);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        byte[] answer = await response.Content.ReadAsByteArrayAsync();
        string status = response.TrailingHeaders.GetValues("grpc-status").Single();
        Assert.Equal(status == "0" ? new byte[5] : [], answer);
        return status;
    }

    private static byte[] Frame(byte[] message, byte flag) =>
        [flag, (byte)(message.Length >> 24), (byte)(message.Length >> 16), (byte)(message.Length >> 8), (byte)message.Length, .. message];

    private static byte[] Gzip(byte[] body)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return compressed.ToArray();
    }

    /// <summary>A message that begins more messages inside each other than any reader has stack for.</summary>
    private static byte[] Nested(int depth)
    {
        const byte Group = 0x0b;
        byte[] body = new byte[depth];
        Array.Fill(body, Group);
        return body;
    }
}
