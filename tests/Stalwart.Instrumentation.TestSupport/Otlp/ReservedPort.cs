using System.Net;
using System.Net.Sockets;

namespace Stalwart.Instrumentation.TestSupport.Otlp;

/// <summary>
/// A port that refuses connections until the test listens on it. A bound socket that never listens keeps other processes away, and shares
/// the port with the sockets that this class binds.
/// </summary>
internal sealed class ReservedPort : IDisposable
{
    private readonly Socket holder = Bind(0);

    public int Number => ((IPEndPoint)holder.LocalEndPoint!).Port;

    /// <summary>Returns a socket that is bound to the port and can listen.</summary>
    public Socket Bind() => Bind(Number);

    public void Dispose() => holder.Dispose();

    private static Socket Bind(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        return socket;
    }
}
