using System.IO.Compression;

namespace Stalwart.Instrumentation.OpenTelemetry.Answers;

/// <summary>
/// Reads the body of an answer to a push: at most <see cref="MaxBytes"/> of it, both as sent and decompressed, however much the server
/// sends.
/// </summary>
internal static class AnswerBody
{
    /// <summary>The maximum, in bytes. A response of OTLP has a count and a message.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>
    /// Reads the body as sent, and the trailers behind it; returns <see langword="null"/> when it is larger than the maximum.
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

    /// <summary>Decompresses gzip; returns <see langword="null"/> when it is invalid or larger than the maximum.</summary>
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
