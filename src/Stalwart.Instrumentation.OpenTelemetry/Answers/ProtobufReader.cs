namespace Stalwart.Instrumentation.OpenTelemetry.Answers;

/// <summary>
/// Reads the protobuf wire format from an untrusted source. Every method returns <see langword="false"/> for invalid bytes.
/// </summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> bytes)
{
    private const int VarintType = 0, Fixed64Type = 1, BytesType = 2, Fixed32Type = 5;
    private ReadOnlySpan<byte> rest = bytes;

    public readonly bool HasMore => !rest.IsEmpty;

    /// <summary>Reads the number of the next field and the type of its value.</summary>
    public bool TryReadTag(out uint field, out int type)
    {
        bool isRead = TryReadVarint(out ulong tag) && tag <= uint.MaxValue;
        (field, type) = ((uint)tag >> 3, (int)(tag & 7));
        return isRead && field != 0;
    }

    /// <summary>Reads a value of type <c>int64</c>.</summary>
    public bool TryReadInt64(int type, out long value)
    {
        bool isRead = TryReadVarint(out ulong bits) && type == VarintType;
        value = (long)bits;
        return isRead;
    }

    /// <summary>Reads a length-delimited value: bytes, a string or a message.</summary>
    public bool TryReadBytes(int type, out ReadOnlySpan<byte> value)
    {
        value = default;
        return type == BytesType && TryReadVarint(out ulong length) && TryTake(length, out value);
    }

    /// <summary>Skips the value of an unknown field. Groups are invalid, because proto3 has none.</summary>
    public bool TrySkip(int type) => type switch
    {
        VarintType => TryReadVarint(out _),
        Fixed64Type => TryTake(sizeof(ulong), out _),
        BytesType => TryReadBytes(type, out _),
        Fixed32Type => TryTake(sizeof(uint), out _),
        _ => false,
    };

    private bool TryReadVarint(out ulong value)
    {
        value = 0;
        for (int i = 0; i < 10 && i < rest.Length; i++)
        {
            value |= (ulong)(rest[i] & 0x7F) << (7 * i);
            if (rest[i] < 0x80)
            {
                rest = rest[(i + 1)..];
                return true;
            }
        }

        return false;
    }

    private bool TryTake(ulong length, out ReadOnlySpan<byte> taken)
    {
        taken = default;
        if (length > (ulong)rest.Length)
        {
            return false;
        }

        taken = rest[..(int)length];
        rest = rest[(int)length..];
        return true;
    }
}
