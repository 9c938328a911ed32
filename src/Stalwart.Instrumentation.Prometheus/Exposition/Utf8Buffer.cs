using System.Buffers.Text;

namespace Stalwart.Instrumentation.Prometheus.Exposition;

/// <summary>A reusable buffer for UTF-8 text. Not thread-safe.</summary>
internal sealed class Utf8Buffer
{
    /// <summary>The max length of any number that <see cref="Format(long, Span{byte})"/> writes.</summary>
    public const int MaxNumber = 32;

    /// <summary>Up to here, a whole double has the text of the integer; somewhat above, it has an exponent.</summary>
    private const double MaxPlain = 1e15;

    private byte[] bytes = new byte[4096];
    private int length;

    /// <summary>Gets the bytes written since <see cref="Clear"/>; valid until the next <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, length);

    /// <summary>Gets the capacity in bytes.</summary>
    public int Capacity => bytes.Length;

    /// <summary>Formats an integer.</summary>
    /// <returns>The number of bytes.</returns>
    public static int Format(long value, Span<byte> destination)
    {
        Utf8Formatter.TryFormat(value, destination, out int written);
        return written;
    }

    /// <summary>Formats the shortest text that Go and .NET parse as the same number.</summary>
    /// <returns>The number of bytes.</returns>
    public static int Format(double value, Span<byte> destination)
    {
        // Many values are whole, and formatting an integer takes a tenth of the time.
        if (Math.Abs(value) < MaxPlain && (long)value == value && (value != 0 || !double.IsNegative(value)))
        {
            return Format((long)value, destination);
        }

        if (double.IsFinite(value))
        {
            Utf8Formatter.TryFormat(value, destination, out int written);
            return written;
        }

        ReadOnlySpan<byte> word = double.IsNaN(value) ? "NaN"u8 : value > 0 ? "+Inf"u8 : "-Inf"u8;
        word.CopyTo(destination);
        return word.Length;
    }

    /// <summary>Discards the content and keeps the memory.</summary>
    public void Clear() => length = 0;

    /// <summary>Returns the memory after the content; call <see cref="Advance"/> with the number of bytes used.</summary>
    /// <param name="size">The min size in bytes.</param>
    public Span<byte> Free(int size)
    {
        if (bytes.Length - length < size)
        {
            // By a quarter: the memory is kept, and growing ends with the first responses.
            long larger = Math.Min(Array.MaxLength, bytes.Length + (bytes.Length / 4L));
            Array.Resize(ref bytes, Math.Max(checked(length + size), (int)larger));
        }

        return bytes.AsSpan(length);
    }

    public void Advance(int count) => length += count;

    public void Append(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Free(text.Length));
        length += text.Length;
    }
}
