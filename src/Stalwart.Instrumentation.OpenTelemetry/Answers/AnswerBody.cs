using System.IO.Compression;

namespace Stalwart.Instrumentation.OpenTelemetry.Answers;

/// <summary>
/// Reads at most <see cref="MaxBytes"/> of the body of a response to a push, both as sent and decompressed, however much the server sends.
/// </summary>
internal static class AnswerBody
{
    /// <summary>The max size in bytes. An OTLP response consists of a count and a message.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>
    /// Reads the body as sent, and the trailers after it; returns <see langword="null"/> if it is larger than the maximum.
    /// </summary>
    public static async Task<byte[]?> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxBytes, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            return null;
        }

        return await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Decompresses gzip; returns <see langword="null"/> if it is invalid or larger than the maximum.</summary>
    public static byte[]? Decompress(ReadOnlyMemory<byte> compressed)
    {
        using var gzip = new GZipStream(new MemoryStream(compressed.ToArray()), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        byte[] buffer = new byte[8192];
        try
        {
            int read;
            while ((read = gzip.Read(buffer)) > 0)
            {
                if (plain.Length + read > MaxBytes)
                {
                    return null;
                }

                plain.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException)
        {
            return null;
        }

        return plain.ToArray();
    }
}
