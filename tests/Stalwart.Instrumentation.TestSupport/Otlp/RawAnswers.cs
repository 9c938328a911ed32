using System.Buffers.Binary;
using System.IO.Compression;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Stalwart.Instrumentation.TestSupport.Otlp;

/// <summary>Raw responses that no library sends.</summary>
internal static class RawAnswers
{
    public const string Protobuf = "application/x-protobuf";

    public static byte[] Rejecting(long points, string message) =>
        new ExportMetricsServiceResponse { PartialSuccess = new() { RejectedDataPoints = points, ErrorMessage = message } }.ToByteArray();

    /// <summary>A status of 200 with a body, which the server sends in chunks unless its length is specified.</summary>
    public static RequestDelegate Http(string? contentType, byte[] body, string? encoding = null, bool inChunks = false) => async context =>
    {
        context.Response.ContentType = contentType;
        context.Response.Headers.ContentEncoding = encoding;
        context.Response.ContentLength = inChunks ? null : body.Length;
        if (inChunks)
        {
            await context.Response.StartAsync();
        }

        foreach (byte[] chunk in inChunks ? body.Chunk(1) : body.Chunk(64 * 1024))
        {
            await context.Response.Body.WriteAsync(chunk);
            await context.Response.Body.FlushAsync();
        }
    };

    /// <summary>A gRPC response with a status of OK after a body.</summary>
    public static RequestDelegate Grpc(byte[] body, string? encoding = null) => async context =>
    {
        context.Response.ContentType = "application/grpc";
        context.Response.Headers["grpc-encoding"] = encoding;
        await context.Response.StartAsync();
        await context.Response.Body.WriteAsync(body);
        context.Features.GetRequiredFeature<IHttpResponseTrailersFeature>().Trailers["grpc-status"] = "0";
    };

    /// <summary>A response without end, which the client must abort.</summary>
    public static RequestDelegate Endless(string contentType, string? encoding = null) => async context =>
    {
        context.Response.ContentType = contentType;
        context.Response.Headers.ContentEncoding = encoding;
        byte[] zeros = new byte[64 * 1024];
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.Body.WriteAsync(zeros, context.RequestAborted);
        }
    };

    /// <summary>A gRPC message: whether it is compressed, its length, and its bytes.</summary>
    public static byte[] Frame(byte[] message, bool isCompressed = false)
    {
        byte[] frame = [isCompressed ? (byte)1 : (byte)0, 0, 0, 0, 0, .. message];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        return frame;
    }

    public static byte[] Gzip(byte[] plain)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize))
        {
            gzip.Write(plain);
        }

        return compressed.ToArray();
    }
}
