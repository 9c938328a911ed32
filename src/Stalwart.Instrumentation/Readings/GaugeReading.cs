using System.Runtime.CompilerServices;

namespace Stalwart.Instrumentation.Readings;

/// <summary>
/// The reading of a gauge on the calling thread. A callback may take a snapshot, which reads gauges in turn: each callback runs at most
/// once per reading, further reads get its value, and inside its own callback a gauge has none. So a reading ends, whichever gauges read
/// each other.
/// </summary>
internal static class GaugeReading
{
    [ThreadStatic]
    private static Dictionary<GaugeSource, double>? t_values;

    /// <summary>Runs a gauge's callback, unless this reading has run it already or the thread's stack is nearly used up.</summary>
    /// <param name="gauge">The gauge.</param>
    /// <param name="read">The callback.</param>
    /// <returns>The value, or <see cref="double.NaN"/> when there is none.</returns>
    public static double Of(GaugeSource gauge, Func<double> read)
    {
        Dictionary<GaugeSource, double> values = t_values ??= [];
        if (values.TryGetValue(gauge, out double known))
        {
            return known;
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return double.NaN;
        }

        bool isOutermost = values.Count == 0;
        values.Add(gauge, double.NaN);
        try
        {
            return values[gauge] = read();
        }
        finally
        {
            if (isOutermost)
            {
                values.Clear();
            }
        }
    }
}
