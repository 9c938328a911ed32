using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Prometheus.Endpoint;
using Stalwart.Instrumentation.Prometheus.Scraping;

namespace Stalwart.Instrumentation.Prometheus.Tests;

/// <summary>The own listener under requests that no Prometheus sends.</summary>
public sealed class PrometheusAttackTests : IAsyncLifetime
{
    private const string Guarded = """
        [metrics.prometheus]
        enable = true
        listen = "127.0.0.1:0"
        [metrics.prometheus.auth]
        username = "ops"
        secret = "sesame"
        """;

    private const string Authorization = "Authorization: Basic b3BzOnNlc2FtZQ==\r\n";
    private readonly TestCatalogue test = new();
    private TestHost host = null!;

    public async ValueTask InitializeAsync() => host = await TestHost.StartWorkerAsync(test, Guarded);

    public async ValueTask DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData("/metrics/prometheus", 401)]
    [InlineData("/metrics/prometheus/", 401)]
    [InlineData("/METRICS/Prometheus", 401)]
    [InlineData("/metrics/%70rometheus", 401)]
    [InlineData("/metrics/./prometheus?x=1", 401)]
    [InlineData("/etc/../metrics/prometheus", 401)]
    [InlineData("http://elsewhere/metrics/prometheus", 400)]
    [InlineData("/metrics//prometheus", 404)]
    [InlineData("/metrics%2fprometheus", 404)]
    [InlineData("/metrics/prometheus/../../etc/passwd", 404)]
    [InlineData("/..%2f..%2fetc/passwd", 404)]
    [InlineData("/metrics/prometheus;x", 404)]
    [InlineData("/", 404)]
    [InlineData("/metrics/prometheus%00", 400)]
    [InlineData("metrics", 405)]
    [InlineData("*", 405)]
    public async Task Only_the_exact_path_is_served_and_never_without_credentials(string target, int status)
    {
        Assert.Equal(status, await StatusAsync($"GET {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
        Assert.Equal(
            status == 401 ? 200 : status,
            await StatusAsync($"GET {target} HTTP/1.1\r\nHost: x\r\n{Authorization}Connection: close\r\n\r\n"));
    }

    [Theory]
    [InlineData("GET /metrics/prometheus HTTP/1.1\r\n\r\n", 400)]
    [InlineData("GET /metrics/prometheus HTTP/9.9\r\nHost: x\r\n\r\n", 505)]
    [InlineData("\x16\x03\x01\x02\r\n\r\n", 400)]
    [InlineData("GET /metrics/prometheus HTTP/1.1\r\nHost: x\r\nAuthorization\r\n\r\n", 400)]
    [InlineData("POST /metrics/prometheus HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 400)]
    [InlineData("POST /metrics/prometheus HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n" + Authorization + "\r\n", 405)]
    [InlineData("DELETE /metrics/prometheus HTTP/1.1\r\nHost: x\r\n\r\n", 401)]
    [InlineData("GET /metrics/prometheus HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc", 401)]
    [InlineData("GET /metrics/prometheus HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n" + Authorization + "\r\nabc", 200)]
    public async Task Malformed_request_gets_the_matching_error_status(string request, int status)
    {
        Assert.Equal(status, await StatusAsync(request));
    }

    [Fact]
    public async Task HTTP_2_connection_is_closed_with_the_code_that_requires_HTTP_1_1()
    {
        byte[] answer = Encoding.Latin1.GetBytes(await AskAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));

        // One frame of eight bytes that ends the connection, GOAWAY; its error is HTTP_1_1_REQUIRED.
        Assert.Equal((17, 7, 13), (answer.Length, answer[3], answer[16]));
    }

    [Theory]
    [InlineData(1, 20_000, 431)]
    [InlineData(200, 10, 431)]
    [InlineData(1, 10_000, 401)]
    public async Task Request_with_huge_headers_is_rejected(int count, int length, int status)
    {
        var request = new StringBuilder("GET /metrics/prometheus HTTP/1.1\r\nHost: x\r\nConnection: close\r\n");
        for (int i = 0; i < count; i++)
        {
            request.Append(CultureInfo.InvariantCulture, $"X-{i}: ").Append('a', length).Append("\r\n");
        }

        Assert.Equal(status, await StatusAsync(request + "\r\n"));
        Assert.Equal(414, await StatusAsync($"GET /{new string('a', 20_000)} HTTP/1.1\r\n"));
    }

    [Fact]
    public async Task Clients_that_never_finish_their_request_are_disconnected_and_scrapes_continue()
    {
        Socket[] slow = [.. await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => ConnectAsync()))];
        await Task.WhenAll(
            slow.Select(socket => socket.SendAsync(Encoding.ASCII.GetBytes("GET /metrics/prometheus HTTP/1.1\r\nHost: x\r\nX-Slow:"))));
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 7);
        Assert.Contains("auth_success_total", await ScrapeAsync(), StringComparison.Ordinal);
        Assert.All(
            await Task.WhenAll(slow.Select(ReadToEndAsync)),
            answer => Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Thousand_concurrent_scrapes_are_complete_and_exact()
    {
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 123_456_789);
        string expected = await ScrapeAsync();
        Assert.Contains("} 123456789\n", expected, StringComparison.Ordinal);
        string[] answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => i % 10 == 0 ? RefusedAsync() : ScrapeAsync()));
        Assert.All(answers.Where((_, i) => i % 10 != 0), answer => Assert.Equal(expected, answer));
    }

    [Fact]
    public async Task Connection_is_closed_without_an_answer_while_2000_are_open()
    {
        var open = new List<Socket>();
        try
        {
            byte[] buffer = new byte[1024];
            for (int i = 0; i < 2000; i++)
            {
                Socket socket = await ConnectAsync();
                open.Add(socket);
                await socket.SendAsync("GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray());
                Assert.True(await socket.ReceiveAsync(buffer) > 0, $"Connection {i} was closed");
            }

            string answer;
            try
            {
                answer = await AskAsync("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            }
            catch (IOException)
            {
                answer = "";
            }

            Assert.Equal("", answer);
        }
        finally
        {
            open.ForEach(socket => socket.Dispose());
        }
    }

    [Fact]
    public async Task Client_that_does_not_read_is_disconnected()
    {
        var handler = new ScrapeHandler(
            _ => Task.FromResult(new ScrapeAnswer(200, "text/plain", new byte[100_000])),
            PrometheusNames.Standard,
            TimeSpan.FromMilliseconds(20));
        var aborted = new TaskCompletionSource();
        var context = new DefaultHttpContext { Request = { Method = "GET" }, Response = { Body = new UnreadStream() } };
        context.Features.Set<IHttpRequestLifetimeFeature>(new Lifetime(aborted));
        await handler.AnswerAsync(context).WaitAsync(TestTimeout.Max);
        Assert.True(aborted.Task.IsCompleted);
    }

    private async Task<string> ScrapeAsync()
    {
        string answer = await AskAsync($"GET /metrics/prometheus HTTP/1.1\r\nHost: x\r\n{Authorization}Connection: close\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200 OK\r\n", answer, StringComparison.Ordinal);
        return answer[answer.IndexOf("\r\n\r\n", StringComparison.Ordinal)..];
    }

    private async Task<string> RefusedAsync()
    {
        string answer = await AskAsync(
            "GET /metrics/prometheus HTTP/1.1\r\nHost: x\r\nAuthorization: Basic b3BzOnd3cm9uZw==\r\nConnection: close\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 401 Unauthorized\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nWWW-Authenticate: Basic ", answer, StringComparison.Ordinal);
        return answer;
    }

    private async Task<int> StatusAsync(string request) =>
        int.Parse((await AskAsync(request, head: true)).AsSpan(9, 3), CultureInfo.InvariantCulture);

    private async Task<string> AskAsync(string request, bool head = false)
    {
        Socket socket = await ConnectAsync();
        await socket.SendAsync(Encoding.Latin1.GetBytes(request));
        return head ? await ReadHeadAsync(socket) : await ReadToEndAsync(socket);
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, host.Scrape.Port);
        return socket;
    }

    private static async Task<string> ReadHeadAsync(Socket socket)
    {
        using var stream = new NetworkStream(socket, ownsSocket: true);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadLineAsync().WaitAsync(TestTimeout.Max) ?? "closed without an answer";
    }

    private static async Task<string> ReadToEndAsync(Socket socket)
    {
        using var stream = new NetworkStream(socket, ownsSocket: true);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync().WaitAsync(TestTimeout.Max);
    }

    /// <summary>Reads nothing.</summary>
    private sealed class UnreadStream : MemoryStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    private sealed class Lifetime(TaskCompletionSource aborted) : IHttpRequestLifetimeFeature
    {
        public CancellationToken RequestAborted { get; set; }

        public void Abort() => aborted.SetResult();
    }
}
