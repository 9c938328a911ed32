namespace Stalwart.Instrumentation.Cells;

/// <summary>
/// The rank of a number among all numbers, as an unsigned integer above 0, so a cell that was never written is below all ranks. The maximum
/// of reverse ranks is the smallest number.
/// </summary>
internal static class ValueRank
{
    public static ulong Of(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        return (ulong)(bits ^ ((bits >> 63) & long.MaxValue)) ^ (1UL << 63);
    }

    public static ulong Reverse(double value) => ~Of(value);

    /// <summary>Returns the number of a rank; <see cref="double.NaN"/> for 0.</summary>
    public static double Value(ulong rank)
    {
        long bits = (long)(rank ^ (1UL << 63));
        return rank == 0 ? double.NaN : BitConverter.Int64BitsToDouble(bits ^ ((bits >> 63) & long.MaxValue));
    }

    /// <summary>Returns the number of a reverse rank; <see cref="double.NaN"/> for 0.</summary>
    public static double ReverseValue(ulong rank) => rank == 0 ? double.NaN : Value(~rank);
}
