using System.Globalization;

namespace Stalwart.Instrumentation.Logging;

/// <summary>One value of a log record: an unboxed number, or a reference.</summary>
internal readonly struct LogValue
{
    private readonly object? reference;
    private readonly long bits;

    private LogValue(object? reference, long bits)
    {
        this.reference = reference;
        this.bits = bits;
    }

    /// <summary>Gets the value as an object; boxes a number.</summary>
    public object? Boxed => reference is not NumberKind kind ? reference : kind.Type switch
    {
        NumberType.Integer => bits,
        NumberType.Floating => BitConverter.Int64BitsToDouble(bits),
        NumberType.Boolean => bits != 0,
        _ => new TimeSpan(bits),
    };

    /// <summary>Returns a reference that is not a boxed number.</summary>
    public static LogValue Of(object? value) => new(value, 0);

    /// <summary>Returns a value from an object that may be a boxed number.</summary>
    public static LogValue OfBoxed(object? value) => value switch
    {
        long integer => Of(integer),
        double floating => Of(floating),
        bool truth => Of(truth),
        TimeSpan duration => Of(duration),
        _ => Of(value),
    };

    public static LogValue Of(long value) => new(NumberKind.Integer, value);

    public static LogValue Of(double value) => new(NumberKind.Floating, BitConverter.DoubleToInt64Bits(value));

    public static LogValue Of(bool value) => new(NumberKind.Boolean, value ? 1 : 0);

    public static LogValue Of(TimeSpan value) => new(NumberKind.Duration, value.Ticks);

    /// <summary>Writes the value as text, without characters that could end a line or control a terminal.</summary>
    public void Write(ref LogText text)
    {
        switch (reference)
        {
            case NumberKind { Type: NumberType.Integer }:
                text.Number(bits);
                break;
            case NumberKind { Type: NumberType.Floating }:
                text.Number(BitConverter.Int64BitsToDouble(bits));
                break;
            case NumberKind { Type: NumberType.Boolean }:
                text.Literal(bits != 0 ? "true" : "false");
                break;
            case NumberKind:
                text.Number(new TimeSpan(bits));
                break;
            case null:
                text.Literal("(null)");
                break;
            case Exception exception:
                text.Escaped(exception.Message);
                break;
            default:
                text.Escaped(Convert.ToString(reference, CultureInfo.InvariantCulture));
                break;
        }
    }

    private enum NumberType
    {
        Integer,
        Floating,
        Boolean,
        Duration,
    }

    /// <summary>Marks the type of the bits, in place of a reference.</summary>
    private sealed class NumberKind(NumberType type)
    {
        public static readonly NumberKind Integer = new(NumberType.Integer);
        public static readonly NumberKind Floating = new(NumberType.Floating);
        public static readonly NumberKind Boolean = new(NumberType.Boolean);
        public static readonly NumberKind Duration = new(NumberType.Duration);

        public NumberType Type { get; } = type;
    }
}
