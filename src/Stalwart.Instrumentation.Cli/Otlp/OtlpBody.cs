using System.Buffers.Binary;
using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace Stalwart.Instrumentation.Cli.Otlp;

/// <summary>Reads the body of a request, compressed or not, up to <see cref="MaxBytes"/>.</summary>
internal static class OtlpBody
{
    public const int MaxBytes = 64 * 1024 * 1024;

    private const int PrefixLength = 5;
    private const string Gzip = "gzip", Identity = "identity";

    /// <summary>Reads a message of OTLP over HTTP.</summary>
    /// <exception cref="OtlpFault">The body is invalid.</exception>
    public static async Task<byte[]> ReadHttpAsync(HttpRequest request, CancellationToken cancel)
    {
        byte[] body = await ReadAsync(request.Body, cancel);
        return Decompress(body, request.Headers.ContentEncoding.ToString());
    }

    /// <summary>Reads the message of a unary gRPC call: a flag, a length and the bytes.</summary>
    /// <exception cref="OtlpFault">The body is invalid.</exception>
    public static async Task<byte[]> ReadGrpcAsync(HttpRequest request, CancellationToken cancel)
    {
        byte[] body = await ReadAsync(request.Body, cancel);
        if (body.Length < PrefixLength || BinaryPrimitives.ReadUInt32BigEndian(body.AsSpan(1)) != body.Length - PrefixLength)
        {
            throw new OtlpFault(StatusCodes.Status400BadRequest, "the length of the message does not match the body");
        }

        string encoding = body[0] == 0 ? Identity : request.Headers["grpc-encoding"].ToString();
        return Decompress(body[PrefixLength..], encoding);
    }

    private static byte[] Decompress(byte[] body, string encoding)
    {
        switch (encoding)
        {
            case "" or Identity:
                return body;
            case Gzip:
                break;
            default:
                throw new OtlpFault(StatusCodes.Status415UnsupportedMediaType, $"the compression '{encoding}' is not supported");
        }

        try
        {
            using var gzip = new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
            using var content = new MemoryStream();
            byte[] buffer = new byte[1 << 16];
            int read;
            while ((read = gzip.Read(buffer)) > 0)
            {
                content.Write(buffer, 0, read);
                ThrowIfTooLarge(content.Length);
            }

            return content.ToArray();
        }
        catch (InvalidDataException)
        {
            throw new OtlpFault(StatusCodes.Status400BadRequest, "the body is not valid gzip");
        }
    }

    private static async Task<byte[]> ReadAsync(Stream body, CancellationToken cancel)
    {
        using var content = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        int read;
        while ((read = await body.ReadAsync(buffer, cancel)) > 0)
        {
            content.Write(buffer, 0, read);
            ThrowIfTooLarge(content.Length);
        }

        return content.ToArray();
    }

    private static void ThrowIfTooLarge(long length)
    {
        if (length > MaxBytes)
        {
            throw new OtlpFault(StatusCodes.Status413PayloadTooLarge, $"the body is larger than {MaxBytes / 1024 / 1024} MiB");
        }
    }
}
