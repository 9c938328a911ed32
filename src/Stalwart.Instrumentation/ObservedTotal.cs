using System.Numerics;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation;

/// <summary>Represents a declared counter or up-down-counter without tags whose total the application keeps. Thread-safe.</summary>
/// <typeparam name="T"><see cref="long"/>, or <see cref="double"/> if the metric's unit has fractions.</typeparam>
public sealed class ObservedTotal<T>
    where T : struct, INumber<T>
{
    private readonly MetricCallbacks<T> callbacks;
    private readonly Action publish;

    /// <summary>Initializes the total of a metric.</summary>
    /// <param name="callbacks">The callbacks of the metric.</param>
    /// <param name="publish">Publishes the catalogue, if that has not been done.</param>
    internal ObservedTotal(MetricCallbacks<T> callbacks, Action publish)
    {
        this.callbacks = callbacks;
        this.publish = publish;
    }

    /// <summary>Gets the metric's name.</summary>
    public string Name => callbacks.Name;

    /// <summary>
    /// Registers a callback that returns the total at every collection; it takes precedence over earlier callbacks until it is disposed.
    /// </summary>
    /// <param name="read">
    /// The callback, called on the exporter's thread once per collection while the metric is enabled; must be fast and thread-safe. It
    /// returns the total since the start of the process, in the metric's unit, not negative for a counter. If it throws, or returns
    /// <see cref="long.MinValue"/> or <see cref="double.NaN"/>, only this metric is omitted from the collection. It can take a snapshot, in
    /// which its own metric has no value; it must not wait for another thread that takes one.
    /// </param>
    /// <returns>A registration; dispose it to remove the callback.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="read"/> is <see langword="null"/>.</exception>
    /// <example>
    /// <code>ShopEvents.Counters.RowsRead.Observe(() => database.RowsRead);</code>
    /// </example>
    public IDisposable Observe(Func<T> read) => Observe(0, read);

    /// <summary>Registers a callback for a series.</summary>
    internal IDisposable Observe(int series, Func<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        IDisposable callback = callbacks.Observe(series, read);
        publish();
        return callback;
    }

    /// <summary>Removes a series; its callbacks are not called again.</summary>
    internal void Remove(int series) => callbacks.Remove(series);
}
