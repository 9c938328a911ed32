using Stalwart.Instrumentation.Publishing;
using Stalwart.Instrumentation.Recording;

namespace Stalwart.Instrumentation;

/// <summary>A declared gauge without tags. Thread-safe.</summary>
public sealed class Gauge
{
    private readonly CatalogueEngine engine;
    private readonly GaugeCells cells;
    private readonly byte[] gates;
    private readonly int gate;
    private readonly int cell;
    private readonly Lock registration = new();
    private Observation[] observations = [];

    internal Gauge(MetricDescriptor metric, CatalogueEngine engine, int gate)
    {
        Name = metric.Name;
        this.engine = engine;
        cells = engine.Gauges;
        gates = engine.Gates;
        this.gate = gate;
        cell = metric.FirstCell;
    }

    /// <summary>The metric's name.</summary>
    public string Name { get; }

    /// <summary>Sets the value; the last one, by any thread, is exported.</summary>
    /// <param name="value">In the metric's unit; <see cref="double.NaN"/> takes the series away.</param>
    public void Set(double value)
    {
        byte open = Volatile.Read(ref gates[gate]);
        if (open == 0)
        {
            return;
        }

        if (open != 1)
        {
            engine.PublishForRecord();
        }

        cells.Set(cell, value);
    }

    /// <summary>Has the value asked for at every collection; wins over <see cref="Set"/>, and the last registered wins over earlier ones.</summary>
    /// <param name="read">
    /// Called on the exporter's thread; must be quick and thread-safe. If it throws, the gauge alone is left out of that collection. It
    /// may take a snapshot, in which its own gauge has no value; it must not wait for another thread that takes one.
    /// </param>
    /// <returns>Dispose it to stop.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="read"/> is <see langword="null"/>.</exception>
    public IDisposable Observe(Func<double> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var observation = new Observation(this, read);
        lock (registration)
        {
            observations = [.. observations, observation];
        }

        engine.PublishForRecord();
        return observation;
    }

    /// <summary>Whether it was set or is observed.</summary>
    internal bool HasValue => Volatile.Read(ref observations).Length > 0 || !double.IsNaN(cells.Read(cell));

    internal double Read()
    {
        Observation[] current = Volatile.Read(ref observations);
        if (current.Length == 0)
        {
            return cells.Read(cell);
        }

        return GaugeReading.Of(this, current[^1].Read);
    }

    private sealed class Observation(Gauge gauge, Func<double> read) : IDisposable
    {
        public double Read()
        {
            try
            {
                return read();
            }
#pragma warning disable CA1031 // The callback is the application's; whatever it throws must not take other metrics along.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                // Whoever listens may take a snapshot: the reading still counts as under way.
                InstrumentationEventSource.Log.CallbackFailed(gauge.Name, exception.Message);
                return double.NaN;
            }
        }

        public void Dispose()
        {
            lock (gauge.registration)
            {
                gauge.observations = [.. gauge.observations.Where(other => other != this)];
            }
        }
    }
}
