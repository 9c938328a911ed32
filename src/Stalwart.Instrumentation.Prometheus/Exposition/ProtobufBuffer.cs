using System.Buffers.Binary;

namespace Stalwart.Instrumentation.Prometheus.Exposition;

/// <summary>A reusable buffer for the fields of a Protocol Buffers message. Not thread-safe.</summary>
internal sealed class ProtobufBuffer
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Length = 2;
    private const int MaxVarint = 10;

    private readonly Utf8Buffer bytes = new();

    /// <summary>Gets the bytes written since <see cref="Clear"/>; valid until the next <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Written => bytes.Written.Span;

    public void Clear() => bytes.Clear();

    /// <summary>Writes the length of the message that follows.</summary>
    public static void WriteLength(Utf8Buffer output, int length) => Write(output, (ulong)length);

    /// <summary>Writes an unsigned integer.</summary>
    public void Add(int field, ulong value)
    {
        Tag(field, Varint);
        Write(bytes, value);
    }

    /// <summary>Writes an integer that is often small and negative.</summary>
    public void AddSigned(int field, long value) => Add(field, unchecked((ulong)((value << 1) ^ (value >> 63))));

    public void Add(int field, double value)
    {
        Tag(field, Fixed64);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.Free(sizeof(double)), value);
        bytes.Advance(sizeof(double));
    }

    /// <summary>Writes a text or a message.</summary>
    public void Add(int field, ReadOnlySpan<byte> value) => Add(field, value, []);

    /// <summary>Writes a message whose fields are in two buffers.</summary>
    public void Add(int field, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        Tag(field, Length);
        Write(bytes, (ulong)(first.Length + second.Length));
        bytes.Append(first);
        bytes.Append(second);
    }

    /// <summary>Adds fields that were written before.</summary>
    public void AddFields(ReadOnlySpan<byte> fields) => bytes.Append(fields);

    private static void Write(Utf8Buffer output, ulong value)
    {
        Span<byte> free = output.Free(MaxVarint);
        int length = 0;
        while (value >= 0x80)
        {
            free[length++] = unchecked((byte)(value | 0x80));
            value >>= 7;
        }

        free[length++] = (byte)value;
        output.Advance(length);
    }

    private void Tag(int field, int type) => Write(bytes, (ulong)((field << 3) | type));
}
