using System.Net.Sockets;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Faults.Collectors;

/// <summary>A server that does what no library does, until a collector takes its port.</summary>
internal sealed class SocketCollector : FaultyCollector
{
    private readonly ReservedPort port = new();
    private readonly CancellationTokenSource ended = new();
    private readonly Socket listener;
    private readonly Func<Socket, CancellationToken, Task> serve;
    private readonly Task accepting;
    private OtlpReceiver? receiver;
    private int attempts;

    private SocketCollector(Func<Socket, CancellationToken, Task> serve)
    {
        this.serve = serve;
        listener = port.Bind();
        listener.Listen();
        accepting = AcceptAllAsync();
    }

    public override string Endpoint => $"http://127.0.0.1:{port.Number}";

    public override int Attempts => Volatile.Read(ref attempts);

    public static Task<FaultyCollector> StartAsync(Func<Socket, CancellationToken, Task> serve) =>
        Task.FromResult<FaultyCollector>(new SocketCollector(serve));

    public override async Task<OtlpReceiver> RecoverAsync(OtlpTransport transport)
    {
        await EndAsync();
        return receiver = await OtlpReceiver.StartAsync(transport, port);
    }

    public override async ValueTask DisposeAsync()
    {
        await EndAsync();
        if (receiver is not null)
        {
            await receiver.DisposeAsync();
        }

        ended.Dispose();
        port.Dispose();
    }

    private async Task EndAsync()
    {
        await ended.CancelAsync();
        await accepting;
        listener.Dispose();
    }

    private async Task AcceptAllAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                Socket socket = await listener.AcceptAsync(ended.Token);
                Interlocked.Increment(ref attempts);
                serving.Add(ServeAsync(socket));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            try
            {
                await serve(socket, ended.Token);
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
                // The client gave up, or the test has ended.
            }
        }
    }
}
