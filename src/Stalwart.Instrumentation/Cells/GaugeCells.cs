namespace Stalwart.Instrumentation.Cells;

/// <summary>Holds the last values of all gauges of a catalogue, each on its own cache line. Any thread can write them.</summary>
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
    /// <param name="cell">The index of the value.</param>
    /// <param name="value">The value; <see cref="double.NaN"/> removes it.</param>
    public void Set(int cell, double value) => Volatile.Write(ref values[(cell + 1) * Stride], BitConverter.DoubleToInt64Bits(value));

    /// <summary>Returns the last value, or <see cref="double.NaN"/> if there is none.</summary>
    internal double Read(int cell) => BitConverter.Int64BitsToDouble(Volatile.Read(ref values[(cell + 1) * Stride]));
}
