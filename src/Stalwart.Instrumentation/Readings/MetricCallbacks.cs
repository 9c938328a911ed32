using System.Numerics;
using Stalwart.Instrumentation.Observing;

namespace Stalwart.Instrumentation.Readings;

/// <summary>The callbacks of each series of one metric; the last registered one of a series applies. Thread-safe.</summary>
/// <typeparam name="T"><see cref="long"/> or <see cref="double"/>.</typeparam>
/// <param name="metric">The metric.</param>
/// <param name="observer">Notified of callbacks that fail.</param>
internal sealed class MetricCallbacks<T>(MetricDescriptor metric, RuntimeObserver observer)
    where T : struct, INumber<T>
{
    private readonly Lock registration = new();
    private readonly Callback<T>[]?[] callbacks = new Callback<T>[metric.SeriesCount][];
    private bool isReleased;

    /// <summary>Gets whether the metric is a counter, whose totals cannot be negative.</summary>
    public bool IsCounter => metric.Kind == MetricKind.Counter;

    /// <summary>Gets the metric's name.</summary>
    public string Name => metric.Name;

    /// <summary>Registers a callback.</summary>
    /// <returns>A registration; dispose it to remove the callback.</returns>
    public IDisposable Observe(int series, Func<T> read)
    {
        var callback = new Callback<T>(this, series, read);
        lock (registration)
        {
            if (!isReleased)
            {
                callbacks[series] = [.. callbacks[series] ?? [], callback];
            }
        }

        return callback;
    }

    /// <summary>Returns whether a series has a callback.</summary>
    public bool IsObserved(int series) => Volatile.Read(ref callbacks[series]) is { Length: > 0 };

    /// <summary>Runs the callback of a series.</summary>
    /// <param name="series">The index of the series.</param>
    /// <param name="value">Its value; <see cref="Callback{T}.None"/> if it has none.</param>
    /// <returns>Whether there is a callback.</returns>
    public bool TryRead(int series, out T value)
    {
        Callback<T>? last = Volatile.Read(ref callbacks[series]) is [.., var registered] ? registered : null;
        value = last is null ? Callback<T>.None : CallbackReading.Of(last);
        return last is not null;
    }

    /// <summary>Removes the callbacks of a series.</summary>
    public void Remove(int series)
    {
        lock (registration)
        {
            callbacks[series] = null;
        }
    }

    /// <summary>Removes a callback, unless it was removed before.</summary>
    public void End(Callback<T> callback)
    {
        lock (registration)
        {
            callbacks[callback.Series] = [.. (callbacks[callback.Series] ?? []).Where(other => other != callback)];
        }
    }

    /// <summary>Removes all callbacks, including those registered later.</summary>
    public void Release()
    {
        lock (registration)
        {
            isReleased = true;
            Array.Clear(callbacks);
        }
    }

    public void ReportFailure(string reason) => observer.CallbackFailed(metric.Name, reason);
}
