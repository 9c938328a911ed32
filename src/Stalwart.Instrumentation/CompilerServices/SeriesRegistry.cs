using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Stalwart.Instrumentation.CompilerServices;

/// <summary>
/// Gauges with tags, and the totals that the application keeps, of one catalogue. For generated code. Thread-safe.
/// </summary>
/// <typeparam name="TCatalogue">The catalogue's definition.</typeparam>
/// <remarks>
/// A metric's number is its place among those of the catalogue, in the order of their declaration. A negative number of a series stands for
/// one that does not exist.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Design", "CA1000", Justification = "Generated code names the catalogue once per file, in an alias.")]
public static class SeriesRegistry<TCatalogue>
    where TCatalogue : struct, ICatalogueDefinition
{
    /// <summary>Returns the total of a counter or up-down-counter without tags.</summary>
    /// <typeparam name="T">The type of its values.</typeparam>
    /// <param name="metric">The metric's number.</param>
    /// <returns>The same object for the same number.</returns>
    /// <exception cref="InvalidOperationException">The code was generated for another version of the runtime.</exception>
    public static ObservedTotal<T> Total<T>(int metric)
        where T : struct, INumber<T> => (ObservedTotal<T>)Recorder<TCatalogue>.Root.Catalogue.Kept.Numbered[metric];

    /// <summary>Registers a callback of a series of a counter or up-down-counter.</summary>
    /// <typeparam name="T">The type of its values.</typeparam>
    /// <param name="metric">The metric's number.</param>
    /// <param name="series">The series' number.</param>
    /// <param name="read">The callback.</param>
    /// <returns>Dispose it to remove the callback.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="read"/> is <see langword="null"/>.</exception>
    public static IDisposable ObserveTotal<T>(int metric, int series, Func<T> read)
        where T : struct, INumber<T> => Total<T>(metric).Observe(series, read);

    /// <summary>Removes a series of a counter or up-down-counter, with its callbacks.</summary>
    /// <typeparam name="T">The type of its values.</typeparam>
    /// <param name="metric">The metric's number.</param>
    /// <param name="series">The series' number.</param>
    public static void RemoveTotal<T>(int metric, int series)
        where T : struct, INumber<T>
    {
        if (series >= 0)
        {
            Total<T>(metric).Remove(series);
        }
    }

    /// <summary>Registers a callback of a series of a gauge.</summary>
    /// <param name="metric">The metric's number.</param>
    /// <param name="series">The series' number.</param>
    /// <param name="read">The callback.</param>
    /// <returns>Dispose it to remove the callback.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="read"/> is <see langword="null"/>.</exception>
    public static IDisposable ObserveGauge(int metric, int series, Func<double> read) => Gauge(metric).Observe(series, read);

    /// <summary>Sets a series of a gauge.</summary>
    /// <param name="metric">The metric's number.</param>
    /// <param name="series">The series' number.</param>
    /// <param name="value">The value; <see cref="double.NaN"/> takes it away.</param>
    public static void SetGauge(int metric, int series, double value) => Gauge(metric).Set(series, value);

    /// <summary>Removes a series of a gauge, with its value and callbacks.</summary>
    /// <param name="metric">The metric's number.</param>
    /// <param name="series">The series' number.</param>
    public static void RemoveGauge(int metric, int series)
    {
        if (series >= 0)
        {
            Gauge(metric).Remove(series);
        }
    }

    /// <summary>Returns the place of an open tag's value in the series arithmetic, and gives it none.</summary>
    /// <param name="tag">The open tag's number.</param>
    /// <param name="value">Any string.</param>
    /// <returns>0 to the tag's limit, or a negative number for a value without a place.</returns>
    public static int FindSlot(int tag, string? value) => Recorder<TCatalogue>.Root.OpenTags[tag].Find(value);

    /// <summary>Returns the place of an integer of an open tag in the series arithmetic, and gives it none.</summary>
    /// <param name="tag">The open tag's number.</param>
    /// <param name="value">Any integer.</param>
    /// <returns>0 to the tag's limit, or a negative number for an integer without a place.</returns>
    public static int FindSlot(int tag, long value) => Recorder<TCatalogue>.Root.OpenTags[tag].Find(value);

    /// <summary>Returns the number of a sparse metric's series, and gives the combination none.</summary>
    /// <param name="metric">The metric's number among the sparse metrics of the catalogue.</param>
    /// <param name="combination">The number of the combination in the series arithmetic.</param>
    /// <returns>0 to the metric's limit - 1, or a negative number for a combination without a series.</returns>
    public static int FindSparseSeries(int metric, long combination) => Recorder<TCatalogue>.Root.Sparse[metric].Find(combination);

    private static Gauge Gauge(int metric) => (Gauge)Recorder<TCatalogue>.Root.Catalogue.Kept.Numbered[metric];
}
