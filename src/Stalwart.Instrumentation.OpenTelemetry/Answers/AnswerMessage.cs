using System.Buffers.Binary;
using System.Net.Http.Headers;

namespace Stalwart.Instrumentation.OpenTelemetry.Answers;

/// <summary>Extracts the protobuf message from the body of a response to a push.</summary>
internal static class AnswerMessage
{
    private const int FrameHeader = 5;

    /// <summary>Reads the body of an HTTP response.</summary>
    public static bool TryReadHttp(HttpContentHeaders headers, byte[] body, out ReadOnlyMemory<byte> message)
    {
        message = body;
        return IsProtobuf(headers) && headers.ContentEncoding.ToArray() switch
        {
            [] or ["identity"] => true,
            ["gzip" or "x-gzip"] => TryDecompress(ref message),
            _ => false,
        };
    }

    /// <summary>Reads the body of a gRPC response: one message, prefixed with a one-byte compression flag and a four-byte length.</summary>
    public static bool TryReadGrpc(HttpResponseHeaders headers, byte[] body, out ReadOnlyMemory<byte> message)
    {
        message = default;
        if (body.Length < FrameHeader || BinaryPrimitives.ReadUInt32BigEndian(body.AsSpan(1)) != body.Length - FrameHeader)
        {
            return false;
        }

        message = body.AsMemory(FrameHeader);
        return body[0] switch
        {
            0 => true,
            1 => headers.TryGetValues("grpc-encoding", out IEnumerable<string>? encoding) && encoding.SequenceEqual(["gzip"])
                && TryDecompress(ref message),
            _ => false,
        };
    }

    /// <summary>
    /// Some receivers, such as Prometheus, respond without a content type and body, which are the bytes of an empty message.
    /// </summary>
    private static bool IsProtobuf(HttpContentHeaders headers) =>
        !headers.Contains("Content-Type")
        || headers.ContentType?.MediaType?.ToLowerInvariant() is "application/x-protobuf" or "application/protobuf";

    private static bool TryDecompress(ref ReadOnlyMemory<byte> message)
    {
        byte[]? plain = AnswerBody.Decompress(message);
        message = plain;
        return plain is not null;
    }
}
