using System.Buffers.Text;

namespace Stalwart.Instrumentation.Prometheus.Exposition;

/// <summary>Memory that text is written to, again and again. Not thread-safe.</summary>
internal sealed class Utf8Buffer
{
    /// <summary>Room for any number that <see cref="Format(long, Span{byte})"/> writes.</summary>
    public const int MaxNumber = 32;

    /// <summary>Up to here a whole double has the text of the integer; not much further on it has an exponent.</summary>
    private const double MaxPlain = 1e15;

    private byte[] bytes = new byte[4096];
    private int length;

    /// <summary>Gets what was written since <see cref="Clear"/>; valid until then.</summary>
    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, length);

    /// <summary>Gets how much it can hold without growing, in bytes.</summary>
    public int Capacity => bytes.Length;

    /// <summary>Formats an integer.</summary>
    /// <returns>The number of bytes.</returns>
    public static int Format(long value, Span<byte> destination)
    {
        Utf8Formatter.TryFormat(value, destination, out int written);
        return written;
    }

    /// <summary>Formats the shortest text that Go and .NET read as the same number.</summary>
    /// <returns>The number of bytes.</returns>
    public static int Format(double value, Span<byte> destination)
    {
        // Many values are whole, and an integer is written in a tenth of the time.
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

    /// <summary>Forgets what was written and keeps the memory.</summary>
    public void Clear() => length = 0;

    /// <summary>Returns the memory behind what was written; <see cref="Advance"/> says how much of it was used.</summary>
    /// <param name="size">How much is needed at least, in bytes.</param>
    public Span<byte> Free(int size)
    {
        if (bytes.Length - length < size)
        {
            // By a quarter: the memory is kept, and growing ends with the first answers.
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
