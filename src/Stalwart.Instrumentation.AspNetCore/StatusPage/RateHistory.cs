namespace Stalwart.Instrumentation.AspNetCore.StatusPage;

/// <summary>The last points of each metric. A metric that never changed uses no memory; others use 4 bytes per point.</summary>
/// <param name="metrics">The number of metrics.</param>
/// <param name="points">The max number of points; the oldest is removed first.</param>
internal sealed class RateHistory(int metrics, int points)
{
    private readonly float[]?[] rows = new float[metrics][];
    private int next;

    /// <summary>Gets the number of points.</summary>
    public int Count { get; private set; }

    /// <summary>Adds one point to every metric.</summary>
    /// <param name="values">One value per metric.</param>
    public void Add(ReadOnlySpan<float> values)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i] is null && values[i] is not 0 and not float.NaN)
            {
                rows[i] = new float[points];
            }

            if (rows[i] is float[] row)
            {
                row[next] = values[i];
            }
        }

        next = (next + 1) % points;
        Count = Math.Min(Count + 1, points);
    }

    /// <summary>Returns a metric's points, oldest first; <see langword="null"/> if it did not change in that time.</summary>
    /// <param name="metric">The number of the metric.</param>
    public double[]? Of(int metric)
    {
        if (rows[metric] is not float[] row || !row.AsSpan().ContainsAnyExcept(0f))
        {
            return null;
        }

        var points = new double[Count];
        for (int i = 0; i < Count; i++)
        {
            points[i] = Short(row[(next - Count + i + row.Length) % row.Length]);
        }

        return points;
    }

    /// <summary>Four significant digits are more than a sparkline shows.</summary>
    public static double Short(double value)
    {
        if (value == 0 || !double.IsFinite(value))
        {
            return value;
        }

        int digits = 3 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return digits is >= 0 and <= 15 ? Math.Round(value, digits) : value;
    }
}
