using Stalwart.Instrumentation.Observing;

namespace Stalwart.Instrumentation.Readings;

/// <summary>The value of a gauge without tags: its last registered callback, or what was set. Thread-safe.</summary>
/// <param name="source">The catalogue's numbers.</param>
/// <param name="metric">The metric.</param>
internal sealed class GaugeSource(ReadingSource source, MetricDescriptor metric)
{
    private readonly RuntimeObserver observer = source.Observer;
    private readonly Lock registration = new();
    private Observation[] observations = [];
    private bool isReleased;

    public string Name => metric.Name;

    /// <summary>Gets whether it was set or is observed.</summary>
    public bool HasValue => Volatile.Read(ref observations).Length > 0 || !double.IsNaN(LastSet);

    private double LastSet => source.Gauges.Read(metric.FirstCell);

    public void Set(double value) => source.Gauges.Set(metric.FirstCell, value);

    /// <summary>Registers a callback.</summary>
    /// <returns>Dispose it to remove the callback.</returns>
    public IDisposable Observe(Func<double> read)
    {
        var observation = new Observation(this, read);
        lock (registration)
        {
            observations = isReleased ? [] : [.. observations, observation];
        }

        return observation;
    }

    /// <summary>Forgets all callbacks, also those that are registered from now on.</summary>
    public void Release()
    {
        lock (registration)
        {
            isReleased = true;
            observations = [];
        }
    }

    public double Read()
    {
        Observation[] current = Volatile.Read(ref observations);
        return current.Length == 0 ? LastSet : GaugeReading.Of(this, current[^1].Read);
    }

    private sealed class Observation(GaugeSource gauge, Func<double> read) : IDisposable
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
                // The observer may take a snapshot: the reading still counts as in progress.
                gauge.observer.CallbackFailed(gauge.Name, exception.Message);
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
