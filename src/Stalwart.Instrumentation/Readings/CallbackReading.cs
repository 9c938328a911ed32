using System.Numerics;
using System.Runtime.CompilerServices;

namespace Stalwart.Instrumentation.Readings;

/// <summary>
/// The reading of callbacks on the calling thread. A callback can take a snapshot, which reads metrics in turn: each callback runs at most
/// once per reading, further reads get its value, and within its own callback a series has no value. So a reading ends, whatever series
/// read each other.
/// </summary>
internal static class CallbackReading
{
    [ThreadStatic]
    private static Dictionary<(object Metric, int Series), long>? t_values;

    /// <summary>Runs a callback, unless it already ran in this reading or the thread's stack is nearly exhausted.</summary>
    /// <param name="callback">The callback.</param>
    /// <returns>The value, or <see cref="Callback{T}.None"/> if there is none.</returns>
    public static T Of<T>(Callback<T> callback)
        where T : struct, INumber<T>
    {
        Dictionary<(object Metric, int Series), long> values = t_values ??= [];
        (object Metric, int Series) key = (callback.Metric, callback.Series);
        if (values.TryGetValue(key, out long known))
        {
            return Unsafe.BitCast<long, T>(known);
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return Callback<T>.None;
        }

        bool isOutermost = values.Count == 0;
        values.Add(key, Unsafe.BitCast<T, long>(Callback<T>.None));
        try
        {
            T value = callback.Read();
            values[key] = Unsafe.BitCast<T, long>(value);
            return value;
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
