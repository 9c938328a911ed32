using System.Text;

namespace Stalwart.Instrumentation.OpenTelemetry.Answers;

/// <summary>
/// Reads how long a gRPC response asks to wait: the message <c>google.rpc.RetryInfo</c> in the details of its <c>google.rpc.Status</c>
/// (OTLP specification, "OTLP/gRPC Throttling").
/// </summary>
internal static class RetryInfo
{
    /// <summary>Reads the header <c>grpc-status-details-bin</c>.</summary>
    /// <param name="details">The header's value, in Base64, with or without padding.</param>
    /// <returns>The time to wait; <see langword="null"/> if the response does not ask for one, or is invalid.</returns>
    public static TimeSpan? Of(string? details)
    {
        string padded = (details ?? "").TrimEnd('=');
        byte[] status = new byte[padded.Length];
        return Convert.TryFromBase64String(padded.PadRight((padded.Length + 3) / 4 * 4, '='), status, out int length)
            ? OfStatus(status.AsSpan(0, length))
            : null;
    }

    private static TimeSpan? OfStatus(ReadOnlySpan<byte> status)
    {
        var reader = new ProtobufReader(status);
        while (reader.HasMore && reader.TryReadTag(out uint field, out int type))
        {
            if (field == 3)
            {
                if (!reader.TryReadBytes(type, out ReadOnlySpan<byte> detail))
                {
                    return null;
                }

                if (OfDetail(detail) is { } wait)
                {
                    return wait;
                }
            }
            else if (!reader.TrySkip(type))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Reads a <c>google.protobuf.Any</c>: the URL of a type, and a message of that type.</summary>
    private static TimeSpan? OfDetail(ReadOnlySpan<byte> detail)
    {
        var reader = new ProtobufReader(detail);
        ReadOnlySpan<byte> name = default;
        ReadOnlySpan<byte> message = default;
        while (reader.HasMore && reader.TryReadTag(out uint field, out int type))
        {
            bool isRead = field switch
            {
                1 => reader.TryReadBytes(type, out name),
                2 => reader.TryReadBytes(type, out message),
                _ => reader.TrySkip(type),
            };
            if (!isRead)
            {
                return null;
            }
        }

        return Encoding.UTF8.GetString(name).EndsWith("/google.rpc.RetryInfo", StringComparison.Ordinal)
            && TryReadField(message, out ReadOnlySpan<byte> duration)
            ? OfDuration(duration)
            : null;
    }

    private static bool TryReadField(ReadOnlySpan<byte> message, out ReadOnlySpan<byte> duration)
    {
        var reader = new ProtobufReader(message);
        duration = default;
        return reader.TryReadTag(out uint field, out int type) && field == 1 && reader.TryReadBytes(type, out duration);
    }

    private static TimeSpan? OfDuration(ReadOnlySpan<byte> duration)
    {
        var reader = new ProtobufReader(duration);
        (long seconds, long nanoseconds) = (0, 0);
        while (reader.HasMore && reader.TryReadTag(out uint field, out int type))
        {
            bool isRead = field switch
            {
                1 => reader.TryReadInt64(type, out seconds),
                2 => reader.TryReadInt64(type, out nanoseconds),
                _ => reader.TrySkip(type),
            };
            if (!isRead)
            {
                return null;
            }
        }

        // google.protobuf.Duration is limited to 10,000 years.
        bool isValid = seconds is >= 0 and <= 315_576_000_000 && nanoseconds is >= 0 and < 1_000_000_000;
        return isValid ? TimeSpan.FromSeconds(seconds) + TimeSpan.FromMicroseconds(nanoseconds / 1000) : null;
    }
}
