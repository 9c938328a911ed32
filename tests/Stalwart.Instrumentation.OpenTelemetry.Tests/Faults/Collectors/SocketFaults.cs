using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Faults.Collectors;

/// <summary>Behaviors of faulty servers on a connection.</summary>
internal static class SocketFaults
{
    private static readonly byte[] Settings = [0, 0, 0, 4, 0, 0, 0, 0, 0];

    /// <summary>A frame of an unknown HTTP/2 type, which a client must skip.</summary>
    private static readonly byte[] LongFrame = [0, 0x40, 0, 0xFF, 0, 0, 0, 0, 0];

    public static Task HangAsync(Socket socket, CancellationToken ended) => Task.Delay(Timeout.Infinite, ended);

    /// <summary>Resets a connection on which the client waits: one that still sends sees an end without a reset now and then.</summary>
    public static async Task ResetAsync(Socket socket, CancellationToken ended)
    {
        await socket.ReceiveAsync(new byte[64 * 1024], ended);
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
    }

    public static Task DripHttp1Async(Socket socket, CancellationToken ended) =>
        DripAsync(socket, "HTTP/1.1 200 OK\r\nA: "u8.ToArray(), ended);

    public static Task DripHttp2Async(Socket socket, CancellationToken ended) => DripAsync(socket, [.. Settings, .. LongFrame], ended);

    /// <summary>
    /// Sends the preface of an HTTP/2 server, such as one for gRPC, and closes the connection of a client that it cannot read.
    /// </summary>
    public static async Task SpeakHttp2Async(Socket socket, CancellationToken ended)
    {
        await socket.SendAsync(Settings, ended);
        await ReadRequestAsync(socket, ended);
    }

    /// <summary>Responds to an HTTP/2 client as HTTP/1.1 servers do.</summary>
    public static async Task SpeakHttp1Async(Socket socket, CancellationToken ended)
    {
        await ReadHttp2RequestAsync(socket, ended);
        await socket.SendAsync("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), ended);
    }

    public static async Task CutOffAsync(Socket socket, CancellationToken ended)
    {
        await ReadRequestAsync(socket, ended);
        await socket.SendAsync(
            "HTTP/1.1 200 OK\r\nContent-Type: application/x-protobuf\r\nContent-Length: 9\r\n\r\n"u8.ToArray(), ended);
    }

    /// <summary>Responds to a request without TLS like a TLS server, with an alert, in any version of HTTP.</summary>
    public static Func<Socket, CancellationToken, Task> AlertTo(OtlpTransport transport) => async (socket, ended) =>
    {
        await ReadRequestAsync(transport, socket, ended);
        await socket.SendAsync(new byte[] { 0x15, 3, 1, 0, 2, 2, 0x46 }, ended);
    };

    /// <summary>Responds like a server of another protocol, in any version of HTTP.</summary>
    public static Func<Socket, CancellationToken, Task> SpeakSshTo(OtlpTransport transport) => async (socket, ended) =>
    {
        await ReadRequestAsync(transport, socket, ended);
        await socket.SendAsync("SSH-2.0-OpenSSH_9.2p1\r\n"u8.ToArray(), ended);
    };

    private static async Task DripAsync(Socket socket, byte[] beginning, CancellationToken ended)
    {
        socket.NoDelay = true;
        for (int i = 0; ; i++)
        {
            await socket.SendAsync(new byte[] { i < beginning.Length ? beginning[i] : (byte)'0' }, ended);
            await Task.Delay(1, ended);
        }
    }

    private static Task ReadRequestAsync(OtlpTransport transport, Socket socket, CancellationToken ended) =>
        transport == OtlpTransport.Grpc ? ReadHttp2RequestAsync(socket, ended) : ReadRequestAsync(socket, ended);

    /// <summary>Reads a complete HTTP/1.1 request, because closing a connection with unread bytes resets it.</summary>
    private static async Task ReadRequestAsync(Socket socket, CancellationToken ended)
    {
        byte[] buffer = new byte[64 * 1024];
        int length = 0, end = -1;
        while (end < 0 || length < end)
        {
            int read = await socket.ReceiveAsync(buffer.AsMemory(length), ended);
            if (read == 0)
            {
                return;
            }

            length += read;
            end = EndOf(Encoding.ASCII.GetString(buffer, 0, length));
        }
    }

    /// <summary>Returns the end of a request whose headers are complete; -1 if they are not.</summary>
    private static int EndOf(string request)
    {
        const string Length = "Content-Length: ";
        int head = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        int length = request.IndexOf(Length, StringComparison.OrdinalIgnoreCase);
        return head < 0 || length < 0
            ? -1
            : head + 4 + int.Parse(request[(length + Length.Length)..].Split('\r')[0], CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Reads a complete HTTP/2 request, because a client whose request is not sent yet reports the end of the connection differently.
    /// </summary>
    private static async Task ReadHttp2RequestAsync(Socket socket, CancellationToken ended)
    {
        await using var stream = new NetworkStream(socket);
        const int Preface = 24, FrameHeader = 9, DataFrame = 0, EndOfStream = 1;
        await stream.ReadExactlyAsync(new byte[Preface], ended);
        byte[] header = new byte[FrameHeader];
        do
        {
            await stream.ReadExactlyAsync(header, ended);
            await stream.ReadExactlyAsync(new byte[(header[0] << 16) + (header[1] << 8) + header[2]], ended);
        }
        while (header[3] != DataFrame || (header[4] & EndOfStream) == 0);
    }
}
