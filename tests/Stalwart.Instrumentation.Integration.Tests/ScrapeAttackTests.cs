using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Stalwart.Instrumentation.Integration.Tests;

/// <summary>
/// The sample with the built-in web server, under requests that no Prometheus sends, while it records twenty thousand events per second.
/// </summary>
[Collection("Under load, one after the other, so that nothing runs into a time limit")]
public sealed partial class ScrapeAttackTests : IDisposable
{
    private const int Clients = 1000;
    private const long Mebibyte = 1024 * 1024;
    private readonly HttpClient right = new() { Timeout = TestTimeout.Max };
    private readonly HttpClient wrong = new() { Timeout = TestTimeout.Max };
    private readonly List<Socket> slow = [];
    private readonly string folder = Directory.CreateTempSubdirectory("attack").FullName;

    public ScrapeAttackTests()
    {
        right.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("ops:sesame"u8));
        wrong.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("ops:open"u8));
    }

    public void Dispose()
    {
        slow.ForEach(socket => socket.Dispose());
        right.Dispose();
        wrong.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Attacked_endpoint_answers_correctly_with_bounded_memory_and_loses_no_record()
    {
        await using RunningProcess process = StartAt("127.0.0.1:0", "--rate", "20000", "--duration", "10s", "--stay", "60m");
        var scrape = new Uri((await process.WaitForAsync("Serving metrics at ")).TrimEnd('.'));
        for (int i = 0; i < 20; i++)
        {
            await right.GetStringAsync(scrape);
        }

        long before = process.PeakMemory;
        for (int round = 0; round < 3; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => StartSlowlyAsync(scrape)));
            HttpStatusCode[] statuses = await Task.WhenAll(Enumerable.Range(0, Clients).Select(i => AskAsync(scrape, i)));
            Assert.All(statuses.Select((status, i) => (status, i)), one => Assert.Equal(Expected(one.i), one.status));
        }

        Assert.True(process.PeakMemory - before < 150 * Mebibyte, $"{before / Mebibyte} MiB became {process.PeakMemory / Mebibyte} MiB.");
        await process.WaitForAsync(" events recorded in ");
        long recorded = long.Parse(process.Output.Split(" events recorded in ")[0].Split('\n')[^1], CultureInfo.InvariantCulture);
        string text = await right.GetStringAsync(scrape);
        Assert.Equal(recorded, EventSample().Matches(text).Sum(match => long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Process_ends_with_one_message_when_the_scrape_port_is_in_use()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        await using RunningProcess process = StartAt(other.LocalEndpoint.ToString()!);
        Assert.Equal(1, await process.WaitForExitAsync());
        Assert.Contains($"metrics.prometheus.listen: cannot listen on {other.LocalEndpoint}", process.Output, StringComparison.Ordinal);
        Assert.Contains("choose another address or port", process.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Output, StringComparison.Ordinal);
    }

    private RunningProcess StartAt(string listen, params string[] arguments)
    {
        string config = Path.Combine(folder, "stalwart.toml");
        File.WriteAllText(config, $"""
            [metrics]
            enabled-events = ["*"]
            [metrics.prometheus]
            enable = true
            listen = "{listen}"
            auth = {"{ username = \"ops\", secret = \"sesame\" }"}
            """);
        return MailServerProcess.Start(["--worker", "true", "--config", config, .. arguments]);
    }

    private static HttpStatusCode Expected(int i) => (i % 10) switch
    {
        0 or 1 => HttpStatusCode.Unauthorized,
        2 => HttpStatusCode.MethodNotAllowed,
        3 => HttpStatusCode.RequestHeaderFieldsTooLarge,
        4 => HttpStatusCode.NotFound,
        _ => HttpStatusCode.OK,
    };

    private async Task<HttpStatusCode> AskAsync(Uri scrape, int i)
    {
        using var request = new HttpRequestMessage(
            (i % 10) == 2 ? HttpMethod.Delete : HttpMethod.Get,
            (i % 10) == 4 ? new Uri(scrape, "/etc/passwd") : scrape);
        if (i % 10 == 3)
        {
            request.Headers.Add("X-Huge", new string('x', 20_000));
        }

        request.Headers.AcceptEncoding.ParseAdd(i % 2 == 0 ? "gzip" : "identity");
        request.Headers.Accept.ParseAdd(i % 3 == 0 ? "application/openmetrics-text" : "text/plain");
        using HttpResponseMessage response = await ((i % 10) == 0 ? wrong : (i % 10) == 1 ? new HttpClient() : right).SendAsync(request);
        Assert.NotNull(await response.Content.ReadAsByteArrayAsync());
        return response.StatusCode;
    }

    /// <summary>Sends requests: half of the clients never read, and the other half never finish their request.</summary>
    private async Task StartSlowlyAsync(Uri scrape)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 1024 };
        bool asksWhole;
        lock (slow)
        {
            slow.Add(socket);
            asksWhole = slow.Count % 2 == 0;
        }

        await socket.ConnectAsync(IPAddress.Loopback, scrape.Port);
        await socket.SendAsync(
            Encoding.ASCII.GetBytes(
                $"GET {scrape.AbsolutePath} HTTP/1.1\r\nHost: x\r\nAuthorization: Basic "
                + $"b3BzOnNlc2FtZQ==\r\n{(asksWhole ? "\r\n" : "X-Slow: ")}"));
    }

    /// <summary>
    /// A counter of the sample's events, the only names in its catalogue with <c>_total</c>; and the two events without a counter, which
    /// have only a time.
    /// </summary>
    [GeneratedRegex(@"(?m)^(?:(?!instrumentation_)[a-z0-9_]+_total|(?:dns_lookup|http_request)_time_seconds_count)\{[^}]*\} (\d+)$")]
    private static partial Regex EventSample();
}
