using System.Buffers.Binary;
using System.Text;

namespace Stalwart.Instrumentation.Prometheus.Tests.Oracle;

/// <summary>The encoded fields of a Protocol Buffers message, regardless of their meaning.</summary>
internal sealed class ProtobufFields
{
    private readonly List<(int Field, ulong Number, byte[] Bytes)> fields = [];

    public ProtobufFields(ReadOnlySpan<byte> message)
    {
        while (!message.IsEmpty)
        {
            ulong tag = Varint(ref message);
            ulong number = 0;
            byte[] bytes = [];
            switch (tag & 7)
            {
                case 0:
                    number = Varint(ref message);
                    break;
                case 1:
                    number = BinaryPrimitives.ReadUInt64LittleEndian(message);
                    message = message[8..];
                    break;
                default:
                    Assert.Equal(2u, tag & 7);
                    bytes = Delimited(ref message);
                    break;
            }

            fields.Add(((int)(tag >> 3), number, bytes));
        }
    }

    /// <summary>Reads length-prefixed messages.</summary>
    public static IEnumerable<ProtobufFields> Read(ReadOnlySpan<byte> messages)
    {
        List<ProtobufFields> read = [];
        while (!messages.IsEmpty)
        {
            read.Add(new ProtobufFields(Delimited(ref messages)));
        }

        return read;
    }

    public bool Has(int field) => fields.Exists(one => one.Field == field);

    public string Text(int field) => Encoding.UTF8.GetString(fields.Find(one => one.Field == field).Bytes ?? []);

    public ulong Number(int field) => fields.Single(one => one.Field == field).Number;

    public double Double(int field) => BitConverter.UInt64BitsToDouble(Number(field));

    public long[] SignedNumbers(int field) => [.. All(field).Select(one => Signed(one.Number))];

    public long Signed(int field) => Signed(Number(field));

    public ProtobufFields Message(int field) => Assert.Single(Messages(field));

    public ProtobufFields[] Messages(int field) => [.. All(field).Select(one => new ProtobufFields(one.Bytes))];

    private static long Signed(ulong number) => (long)(number >> 1) ^ -(long)(number & 1);

    private static byte[] Delimited(ref ReadOnlySpan<byte> message)
    {
        int length = (int)Varint(ref message);
        byte[] bytes = message[..length].ToArray();
        message = message[length..];
        return bytes;
    }

    private static ulong Varint(ref ReadOnlySpan<byte> message)
    {
        ulong value = 0;
        for (int i = 0; ; i++)
        {
            value |= (message[i] & 0x7FUL) << (7 * i);
            if (message[i] < 0x80)
            {
                message = message[(i + 1)..];
                return value;
            }
        }
    }

    private IEnumerable<(int Field, ulong Number, byte[] Bytes)> All(int field) => fields.Where(one => one.Field == field);
}
