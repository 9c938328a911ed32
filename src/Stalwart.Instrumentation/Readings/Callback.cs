using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Stalwart.Instrumentation.Readings;

/// <summary>A registered callback of one series.</summary>
/// <typeparam name="T"><see cref="long"/> or <see cref="double"/>.</typeparam>
/// <param name="metric">The callbacks of its metric.</param>
/// <param name="series">The index of its series.</param>
/// <param name="read">The application's callback.</param>
internal sealed class Callback<T>(MetricCallbacks<T> metric, int series, Func<T> read) : IDisposable
    where T : struct, INumber<T>
{
    /// <summary>Gets the value that stands for no value: <see cref="double.NaN"/>, or <see cref="long.MinValue"/>.</summary>
    public static T None { get; } = typeof(T) == typeof(long) ? T.CreateTruncating(long.MinValue) : T.CreateTruncating(double.NaN);

    public MetricCallbacks<T> Metric => metric;

    public int Series => series;

    /// <summary>Returns whether a value stands for no value.</summary>
    public static bool IsNone(T value) => T.IsNaN(value) || value == None;

    /// <summary>Calls it; an exception, or a negative total of a counter, is reported and counts as no value.</summary>
    [SuppressMessage(
        "Design",
        "CA1031",
        Justification = "The callback is the application's; whatever it throws must not take other series along.")]
    public T Read()
    {
        try
        {
            T value = read();
            if (!metric.IsCounter || IsNone(value) || value >= T.Zero)
            {
                return value;
            }

            metric.ReportFailure($"Counter total {value} is negative");
        }
        catch (Exception exception)
        {
            // The observer may take a snapshot, so the reading still counts as in progress.
            metric.ReportFailure(exception.Message);
        }

        return None;
    }

    public void Dispose() => metric.End(this);
}
