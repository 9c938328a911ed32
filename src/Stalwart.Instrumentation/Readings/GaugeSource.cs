namespace Stalwart.Instrumentation.Readings;

/// <summary>The values of a gauge: for each series its last registered callback, or the last value set. Thread-safe.</summary>
/// <param name="source">The catalogue's reading source.</param>
/// <param name="metric">The metric.</param>
internal sealed class GaugeSource(ReadingSource source, MetricDescriptor metric)
{
    private readonly MetricCallbacks<double> callbacks = new(metric, source.Observer);

    public MetricDescriptor Metric => metric;

    /// <summary>Returns whether a series was set or is observed.</summary>
    public bool HasValue(int series) => callbacks.IsObserved(series) || !double.IsNaN(LastSet(series));

    public void Set(int series, double value) => source.Gauges.Set(metric.FirstCell + series, value);

    /// <summary>Registers a callback.</summary>
    /// <returns>A registration; dispose it to remove the callback.</returns>
    public IDisposable Observe(int series, Func<double> read) => callbacks.Observe(series, read);

    /// <summary>Removes the value and the callbacks of a series.</summary>
    public void Remove(int series)
    {
        callbacks.Remove(series);
        Set(series, double.NaN);
    }

    /// <summary>Removes all callbacks, including those registered later.</summary>
    public void Release() => callbacks.Release();

    public double Read(int series) => callbacks.TryRead(series, out double value) ? value : LastSet(series);

    private double LastSet(int series) => source.Gauges.Read(metric.FirstCell + series);
}
