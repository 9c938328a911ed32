using System.Buffers.Text;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.Prometheus.Exposition;

/// <summary>
/// Writes the exemplar after a sample (OpenMetrics 1.0.0: Exemplars). Its labels are shorter than the 128 characters that the format
/// allows.
/// </summary>
internal static class ExemplarText
{
    private const int MaxSeconds = 24;

    /// <summary>Writes an exemplar before the end of a line.</summary>
    public static void Write(Utf8Buffer output, in Exemplar exemplar)
    {
        output.Append(" # {trace_id=\""u8);
        Append(output, exemplar.TraceId.ToHexString());
        output.Append("\",span_id=\""u8);
        Append(output, exemplar.SpanId.ToHexString());
        output.Append("\"} "u8);
        output.Advance(Utf8Buffer.Format(exemplar.Value, output.Free(Utf8Buffer.MaxNumber)));
        output.Append(" "u8);
        AppendSeconds(output, exemplar.Time);
    }

    /// <summary>Returns the seconds since 1970, and the remaining nanoseconds.</summary>
    public static (long Seconds, long Nanoseconds) SinceEpoch(DateTime time)
    {
        (long seconds, long ticks) = Math.DivRem(time.Ticks - DateTime.UnixEpoch.Ticks, TimeSpan.TicksPerSecond);
        return (seconds, ticks * TimeSpan.NanosecondsPerTick);
    }

    private static void Append(Utf8Buffer output, string hexadecimal)
    {
        Span<byte> free = output.Free(hexadecimal.Length);
        for (int i = 0; i < hexadecimal.Length; i++)
        {
            free[i] = (byte)hexadecimal[i];
        }

        output.Advance(hexadecimal.Length);
    }

    private static void AppendSeconds(Utf8Buffer output, DateTime time)
    {
        (long seconds, long nanoseconds) = SinceEpoch(time);
        Span<byte> free = output.Free(MaxSeconds);
        Utf8Formatter.TryFormat(seconds, free, out int length);
        free[length] = (byte)'.';
        Utf8Formatter.TryFormat(nanoseconds / 1_000_000, free[(length + 1)..], out _, new('D', 3));
        output.Advance(length + 4);
    }
}
