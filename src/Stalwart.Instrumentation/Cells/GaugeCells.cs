namespace Stalwart.Instrumentation.Cells;

/// <summary>The last values of all gauges of a catalogue, written by any thread. Each has a cache line of its own.</summary>
internal sealed class GaugeCells
{
    private const int Stride = 8;

    private readonly long[] values;

    internal GaugeCells(int count)
    {
        values = new long[(count + 1) * Stride];
        Array.Fill(values, BitConverter.DoubleToInt64Bits(double.NaN));
    }

    /// <summary>Sets a value. Thread-safe; the last write wins.</summary>
    /// <param name="cell">The value's number.</param>
    /// <param name="value">The value; <see cref="double.NaN"/> takes it away.</param>
    public void Set(int cell, double value) => Volatile.Write(ref values[(cell + 1) * Stride], BitConverter.DoubleToInt64Bits(value));

    /// <summary>The last value, or <see cref="double.NaN"/> when there is none.</summary>
    internal double Read(int cell) => BitConverter.Int64BitsToDouble(Volatile.Read(ref values[(cell + 1) * Stride]));
}
