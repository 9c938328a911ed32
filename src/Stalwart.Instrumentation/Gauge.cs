using Stalwart.Instrumentation.Gates;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation;

/// <summary>Represents a declared gauge. Thread-safe.</summary>
public sealed class Gauge
{
    private readonly GaugeSource source;
    private readonly byte[] gates;
    private readonly int gate;
    private readonly Action publish;
    private readonly Action<int, double> observe;

    /// <summary>Initializes the gauge that the application sets.</summary>
    /// <param name="source">The values of the gauge.</param>
    /// <param name="gates">The catalogue's gates.</param>
    /// <param name="gate">The index of the gate that says whether it is enabled.</param>
    /// <param name="publish">Publishes the catalogue, if that has not been done.</param>
    /// <param name="observe">Passes a series and its value to the catalogue's observers, whether or not the gauge is enabled.</param>
    internal Gauge(GaugeSource source, GateTable gates, int gate, Action publish, Action<int, double> observe)
    {
        this.source = source;
        this.gates = gates.Bytes;
        this.gate = gate;
        this.publish = publish;
        this.observe = observe;
    }

    /// <summary>Gets the metric's name.</summary>
    public string Name => source.Metric.Name;

    /// <summary>
    /// Sets the value; the last value set by any thread is exported. A disabled gauge keeps the value for when it is enabled.
    /// </summary>
    /// <param name="value">The value in the metric's unit; <see cref="double.NaN"/> removes the series.</param>
    public void Set(double value) => Set(0, value);

    /// <summary>
    /// Registers a callback that returns the value at every collection; it takes precedence over <see cref="Set(double)"/> and earlier
    /// callbacks.
    /// </summary>
    /// <param name="read">
    /// The callback, called on the exporter's thread; must be fast and thread-safe. If it throws, only this gauge is omitted from the
    /// collection. It can take a snapshot, in which its own gauge has no value; it must not wait for another thread that takes one.
    /// </param>
    /// <returns>A registration; dispose it to remove the callback.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="read"/> is <see langword="null"/>.</exception>
    /// <example>
    /// <code>MailEvents.Gauges.ServerMemory.Observe(() => GC.GetTotalMemory(false));</code>
    /// </example>
    public IDisposable Observe(Func<double> read) => Observe(0, read);

    /// <summary>Sets the value of a series.</summary>
    internal void Set(int series, double value)
    {
        byte open = Volatile.Read(ref gates[gate]);
        if (open != GateTable.Metrics)
        {
            observe(series, value);
        }

        if ((open & GateTable.Observers) != 0)
        {
            publish();
        }

        source.Set(series, value);
    }

    /// <summary>Registers a callback for a series.</summary>
    internal IDisposable Observe(int series, Func<double> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        IDisposable callback = source.Observe(series, read);
        publish();
        return callback;
    }

    /// <summary>Removes a series: its value, and its callbacks, which are not called again.</summary>
    internal void Remove(int series) => source.Remove(series);
}
