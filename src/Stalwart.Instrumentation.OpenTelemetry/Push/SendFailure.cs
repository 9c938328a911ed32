using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.OpenTelemetry.Answers;

namespace Stalwart.Instrumentation.OpenTelemetry.Push;

/// <summary>Describes why a request got no response.</summary>
internal static class SendFailure
{
    /// <summary>The errors of a peer that does not send HTTP/2 frames, or does not accept them (RFC 9113, "Error Codes").</summary>
    private const long ProtocolError = 0x1, FrameSizeError = 0x6, Http11Required = 0xD;

    /// <summary>Returns the reason, on one line.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="transport">The protocol.</param>
    /// <param name="table">The operator's table of these exports, for keys in the reason.</param>
    public static string ReasonOf(HttpRequestException exception, OtlpTransport transport, string table) =>
        exception.GetBaseException() switch
        {
            AuthenticationException tls => $"the TLS connection failed: {FirstLine(tls.Message)}",
            SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "the connection was refused",
            Exception cause when ClosedConnection.IsCauseOf(cause) => Closed(transport, table),

            // The resolver's own message is a generic one for any busy resource.
            _ when exception.HttpRequestError == HttpRequestError.NameResolutionError => "the host name could not be resolved",
            HttpProtocolException { ErrorCode: ProtocolError or FrameSizeError or Http11Required } => OtherProtocol(transport, table),
            _ when exception.HttpRequestError == HttpRequestError.InvalidResponse => OtherProtocol(transport, table),
            _ when exception.HttpRequestError == HttpRequestError.ResponseEnded => Closed(transport, table),

            // A connection over HTTP/2 that ended before the request could use it.
            HttpRequestException { HttpRequestError: HttpRequestError.Unknown } when transport == OtlpTransport.Grpc =>
                Closed(transport, table),
            Exception other => FirstLine(other.Message),
        };

    /// <summary>
    /// The reason for a reset, a close and, over HTTP/2, a peer of another protocol: timing decides which of them a client sees.
    /// </summary>
    private static string Closed(OtlpTransport transport, string table) => transport == OtlpTransport.Grpc
        ? $"the connection was closed without a complete HTTP/2 response (see {table}.endpoint and {table}.transport)"
        : "the connection was closed before the response ended";

    private static string OtherProtocol(OtlpTransport transport, string table) => transport == OtlpTransport.Grpc
        ? Closed(transport, table)
        : $"the response is not HTTP/1.1 (see {table}.endpoint and {table}.transport)";

    /// <summary>The framework's message quotes what the server sent, such as an invalid status line.</summary>
    private static string FirstLine(string text) => CollectorText.Clean(text.Split('\n')[0]);
}
