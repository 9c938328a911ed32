using System.Net.Sockets;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Faults.Collectors;

/// <summary>A server that misbehaves on the socket, until a collector takes over its port.</summary>
internal sealed class SocketCollector : FaultyCollector
{
    private readonly ReservedPort port = new();
    private readonly CancellationTokenSource ended = new();
    private readonly Socket listener;
    private readonly Func<Socket, CancellationToken, Task> serve;
    private readonly Task accepting;
    private readonly CollectorTls? tls;
    private OtlpReceiver? receiver;
    private int attempts;

    private SocketCollector(Func<Socket, CancellationToken, Task> serve, CollectorTls? tls)
    {
        (this.serve, this.tls) = (serve, tls);
        listener = port.Bind();
        listener.Listen();
        accepting = AcceptAllAsync();
    }

    public override string Endpoint => $"{(tls is null ? "http" : "https")}://127.0.0.1:{port.Number}";

    public override string TlsKeys => tls?.Keys ?? "";

    public override int Attempts => Volatile.Read(ref attempts);

    /// <param name="serve">Handles a connection.</param>
    /// <param name="tls">The configuration, and the certificate of the collector that takes over the port.</param>
    public static Task<FaultyCollector> StartAsync(Func<Socket, CancellationToken, Task> serve, CollectorTls? tls = null) =>
        Task.FromResult<FaultyCollector>(new SocketCollector(serve, tls));

    public override async Task<OtlpReceiver> RecoverAsync(OtlpTransport transport)
    {
        await EndAsync();
        return receiver = await OtlpReceiver.StartAsync(transport, port, tls?.Valid());
    }

    public override async ValueTask DisposeAsync()
    {
        await EndAsync();
        if (receiver is not null)
        {
            await receiver.DisposeAsync();
        }

        tls?.Dispose();
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
