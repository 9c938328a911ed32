using System.Text;

namespace Stalwart.Instrumentation.OpenTelemetry.Answers;

/// <summary>
/// The partial success in a collector's response to an accepted push (OTLP specification, "Partial Success"): nothing, a warning, or a
/// rejection.
/// </summary>
/// <param name="RejectedItems">The number of rejected data points or log records, which must not be sent again.</param>
/// <param name="Message">The reason or the warning, safe for a log line; empty if there is none.</param>
internal readonly record struct PartialSuccess(long RejectedItems, string Message)
{
    /// <summary>
    /// Reads an <c>ExportMetricsServiceResponse</c> or <c>ExportLogsServiceResponse</c>, whose fields have the same numbers; returns
    /// <see langword="false"/> if the bytes are something else.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> response, out PartialSuccess partial)
    {
        partial = new(0, "");
        var reader = new ProtobufReader(response);
        while (reader.HasMore)
        {
            if (!reader.TryReadTag(out uint field, out int type))
            {
                return false;
            }

            bool isRead = field == 1
                ? reader.TryReadBytes(type, out ReadOnlySpan<byte> message) && TryMerge(message, ref partial)
                : reader.TrySkip(type);
            if (!isRead)
            {
                return false;
            }
        }

        return partial.RejectedItems >= 0;
    }

    private static bool TryMerge(ReadOnlySpan<byte> message, ref PartialSuccess partial)
    {
        var reader = new ProtobufReader(message);
        while (reader.HasMore)
        {
            if (!reader.TryReadTag(out uint field, out int type))
            {
                return false;
            }

            switch (field)
            {
                case 1 when reader.TryReadInt64(type, out long rejected):
                    partial = partial with { RejectedItems = rejected };
                    break;
                case 2 when reader.TryReadBytes(type, out ReadOnlySpan<byte> text):
                    partial = partial with { Message = CollectorText.Clean(Encoding.UTF8.GetString(text)) };
                    break;
                case > 2 when reader.TrySkip(type):
                    break;
                default:
                    return false;
            }
        }

        return true;
    }
}
