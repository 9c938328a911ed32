using Stalwart.Instrumentation.Gates;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation;

/// <summary>A declared gauge without tags. Thread-safe.</summary>
public sealed class Gauge
{
    private readonly GaugeSource source;
    private readonly byte[] gates;
    private readonly int gate;
    private readonly Action publish;

    /// <summary>Makes the gauge that the application sets.</summary>
    /// <param name="source">Its value.</param>
    /// <param name="gates">The catalogue's gates.</param>
    /// <param name="gate">The number of the one that says whether it is on.</param>
    /// <param name="publish">Publishes the catalogue, unless that is done.</param>
    internal Gauge(GaugeSource source, GateTable gates, int gate, Action publish)
    {
        this.source = source;
        this.gates = gates.Bytes;
        this.gate = gate;
        this.publish = publish;
    }

    /// <summary>The metric's name.</summary>
    public string Name => source.Name;

    /// <summary>Sets the value; the last one, by any thread, is exported.</summary>
    /// <param name="value">In the metric's unit; <see cref="double.NaN"/> takes the series away.</param>
    public void Set(double value)
    {
        byte open = Volatile.Read(ref gates[gate]);
        if (open == 0)
        {
            return;
        }

        if (open != GateTable.Metrics)
        {
            publish();
        }

        source.Set(value);
    }

    /// <summary>
    /// Has the value asked for at every collection; wins over <see cref="Set"/>, and the last registered wins over earlier ones.
    /// </summary>
    /// <param name="read">
    /// Called on the exporter's thread; must be quick and thread-safe. If it throws, the gauge alone is left out of that collection. It
    /// may take a snapshot, in which its own gauge has no value; it must not wait for another thread that takes one.
    /// </param>
    /// <returns>Dispose it to stop.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="read"/> is <see langword="null"/>.</exception>
    public IDisposable Observe(Func<double> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        IDisposable observation = source.Observe(read);
        publish();
        return observation;
    }
}
