using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Stalwart.Instrumentation.Cli.Tests;

/// <summary>
/// An endpoint that answers one scrape after the other with the texts given, and then with the last one; an empty text is a failure.
/// </summary>
internal sealed class ScrapedServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly Task serving;

    public ScrapedServer(params string[] scrapes)
    {
        listener.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/metrics";
        serving = ServeAsync(scrapes);
    }

    public string Address { get; }

    /// <summary>When each scrape was asked for, as <see cref="Stopwatch.GetTimestamp"/> has it.</summary>
    public List<long> Requests { get; } = [];

    /// <summary>When each scrape was answered, as <see cref="Stopwatch.GetTimestamp"/> has it.</summary>
    public List<long> Answers { get; } = [];

    /// <summary>How long each answer is held back.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The header that a request must have, when it must have one.</summary>
    public string? Authorization { get; init; }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        await serving;
        end.Dispose();
    }

    private async Task ServeAsync(string[] scrapes)
    {
        try
        {
            for (int number = 0; ; number++)
            {
                using TcpClient client = await listener.AcceptTcpClientAsync(end.Token);
                using NetworkStream stream = client.GetStream();
                using var reader = new StreamReader(stream);
                Requests.Add(Stopwatch.GetTimestamp());
                bool isAllowed = Authorization is null;
                while (await reader.ReadLineAsync(end.Token) is { Length: > 0 } header)
                {
                    isAllowed |= header.Equals($"Authorization: {Authorization}", StringComparison.OrdinalIgnoreCase);
                }

                string text = scrapes[Math.Min(number, scrapes.Length - 1)];
                string status = !isAllowed ? "401 Unauthorized" : text.Length == 0 ? "503 Service Unavailable" : "200 OK";
                string answer = $"HTTP/1.1 {status}\r\nContent-Type: text/plain; version=0.0.4\r\nContent-Length: "
                    + $"{text.Length}\r\nConnection: close\r\n\r\n{text}";
                await Task.Delay(Delay, end.Token);
                Answers.Add(Stopwatch.GetTimestamp());
                await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), end.Token);
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or IOException)
        {
            // The test is over.
        }
    }
}
