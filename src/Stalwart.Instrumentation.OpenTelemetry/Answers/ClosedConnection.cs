using System.Net.Sockets;

namespace Stalwart.Instrumentation.OpenTelemetry.Answers;

/// <summary>Recognizes a connection that the peer closed, in any of the forms in which its end shows.</summary>
internal static class ClosedConnection
{
    /// <summary>Returns whether the peer closed the connection.</summary>
    /// <param name="cause">The innermost exception.</param>
    public static bool IsCauseOf(Exception cause) => cause switch
    {
        // Over HTTP/2, a connection that ends while the request is sent.
        ObjectDisposedException => true,
        SocketException socket => socket.SocketErrorCode is SocketError.ConnectionReset or SocketError.ConnectionAborted
            or SocketError.Shutdown or SocketError.OperationAborted,
        _ => false,
    };
}
