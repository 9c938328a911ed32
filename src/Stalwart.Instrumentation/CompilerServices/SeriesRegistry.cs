using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Stalwart.Instrumentation.CompilerServices;

/// <summary>Registers series of gauges with tags and of observed totals of one catalogue. For generated code. Thread-safe.</summary>
/// <typeparam name="TCatalogue">The catalogue's definition.</typeparam>
/// <remarks>
/// A metric's index is its position among the catalogue's declared metrics. A negative series index stands for a series that does not
/// exist.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Design", "CA1000", Justification = "Generated code names the catalogue once per file, in an alias.")]
public static class SeriesRegistry<TCatalogue>
    where TCatalogue : struct, ICatalogueDefinition
{
    /// <summary>Returns the total of a counter or up-down-counter without tags.</summary>
    /// <typeparam name="T">The type of its values.</typeparam>
    /// <param name="metric">The index of the metric.</param>
    /// <returns>The total; the same object for the same index.</returns>
    /// <exception cref="InvalidOperationException">The code was generated for an incompatible version of the runtime.</exception>
    public static ObservedTotal<T> Total<T>(int metric)
        where T : struct, INumber<T> => (ObservedTotal<T>)Recorder<TCatalogue>.Root.Catalogue.Kept.Numbered[metric];

    /// <summary>Registers a callback for a series of a counter or up-down-counter.</summary>
    /// <typeparam name="T">The type of its values.</typeparam>
    /// <param name="metric">The index of the metric.</param>
    /// <param name="series">The index of the series.</param>
    /// <param name="read">The callback.</param>
    /// <returns>A registration; dispose it to remove the callback.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="read"/> is <see langword="null"/>.</exception>
    public static IDisposable ObserveTotal<T>(int metric, int series, Func<T> read)
        where T : struct, INumber<T> => Total<T>(metric).Observe(series, read);

    /// <summary>Removes a series of a counter or up-down-counter and its callbacks.</summary>
    /// <typeparam name="T">The type of its values.</typeparam>
    /// <param name="metric">The index of the metric.</param>
    /// <param name="series">The index of the series.</param>
    public static void RemoveTotal<T>(int metric, int series)
        where T : struct, INumber<T>
    {
        if (series >= 0)
        {
            Total<T>(metric).Remove(series);
        }
    }

    /// <summary>Registers a callback for a series of a gauge.</summary>
    /// <param name="metric">The index of the metric.</param>
    /// <param name="series">The index of the series.</param>
    /// <param name="read">The callback.</param>
    /// <returns>A registration; dispose it to remove the callback.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="read"/> is <see langword="null"/>.</exception>
    public static IDisposable ObserveGauge(int metric, int series, Func<double> read) => Gauge(metric).Observe(series, read);

    /// <summary>Sets the value of a series of a gauge.</summary>
    /// <param name="metric">The index of the metric.</param>
    /// <param name="series">The index of the series.</param>
    /// <param name="value">The value; <see cref="double.NaN"/> removes it.</param>
    public static void SetGauge(int metric, int series, double value) => Gauge(metric).Set(series, value);

    /// <summary>Removes a series of a gauge with its value and callbacks.</summary>
    /// <param name="metric">The index of the metric.</param>
    /// <param name="series">The index of the series.</param>
    public static void RemoveGauge(int metric, int series)
    {
        if (series >= 0)
        {
            Gauge(metric).Remove(series);
        }
    }

    /// <summary>Returns the slot of an open tag's value in the series arithmetic without assigning one.</summary>
    /// <param name="tag">The index of the open tag.</param>
    /// <param name="value">Any string.</param>
    /// <returns>0 to the tag's limit, or a negative number for a value without a slot.</returns>
    public static int FindSlot(int tag, string? value) => Recorder<TCatalogue>.Root.OpenTags[tag].Find(value);

    /// <summary>Returns the slot of an open tag's integer in the series arithmetic without assigning one.</summary>
    /// <param name="tag">The index of the open tag.</param>
    /// <param name="value">Any integer.</param>
    /// <returns>0 to the tag's limit, or a negative number for an integer without a slot.</returns>
    public static int FindSlot(int tag, long value) => Recorder<TCatalogue>.Root.OpenTags[tag].Find(value);

    /// <summary>Returns the series of a combination of a sparse metric without assigning one.</summary>
    /// <param name="metric">The index of the metric among the catalogue's sparse metrics.</param>
    /// <param name="combination">The number of the combination in the series arithmetic.</param>
    /// <returns>0 to the metric's limit - 1, or a negative number for a combination without a series.</returns>
    public static int FindSparseSeries(int metric, long combination) => Recorder<TCatalogue>.Root.Sparse[metric].Find(combination);

    private static Gauge Gauge(int metric) => (Gauge)Recorder<TCatalogue>.Root.Catalogue.Kept.Numbered[metric];
}
