using System.ComponentModel;

namespace Stalwart.Instrumentation.Publishing;

/// <summary>
/// Says which collector is collecting, so that each is given what is exact under its temporality. For exporters: keep one for each
/// reader, begin it around each collection, and dispose it with the reader. A reader must have a MeterProvider of its own.
/// </summary>
/// <remarks>
/// The OpenTelemetry SDK forgets, under delta temporality, the last value of a tagged point that one collection left out, and exports
/// the point's whole value when it comes back. What was exported before is therefore subtracted from it here, for that reader alone.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public sealed class CollectionScope : IDisposable
{
    private static readonly AsyncLocal<CollectionScope?> Ambient = new();
    private static readonly Lock Registration = new();
    private static CollectionScope[] all = [];

    private long completed;

    /// <summary>Registers a collector.</summary>
    /// <param name="isDelta">Whether it exports counters as differences between collections.</param>
    public CollectionScope(bool isDelta)
    {
        IsDelta = isDelta;
        lock (Registration)
        {
            all = [.. all, this];
        }
    }

    /// <summary>Raised when a collector has finished a collection or is gone.</summary>
    internal static event Action? Completed;

    /// <summary>All collectors that are registered now.</summary>
    internal static IReadOnlyList<CollectionScope> All => Volatile.Read(ref all);

    /// <summary>The collector that is collecting in this flow, or <see langword="null"/> for a listener that does not say who it is.</summary>
    internal static CollectionScope? Current => Ambient.Value;

    /// <summary>Whether it exports counters as differences between collections.</summary>
    public bool IsDelta { get; }

    /// <summary>How many collections it has finished.</summary>
    internal long Collections => Volatile.Read(ref completed);

    /// <summary>Runs one collection.</summary>
    /// <typeparam name="T">What it returns.</typeparam>
    /// <param name="collect">Collects, in this flow.</param>
    /// <returns>What <paramref name="collect"/> returns.</returns>
    public T Run<T>(Func<T> collect)
    {
        ArgumentNullException.ThrowIfNull(collect);
        CollectionScope? outer = Ambient.Value;
        Ambient.Value = this;
        try
        {
            return collect();
        }
        finally
        {
            Ambient.Value = outer;
            Interlocked.Increment(ref completed);
            Completed?.Invoke();
        }
    }

    /// <summary>Forgets the collector.</summary>
    public void Dispose()
    {
        lock (Registration)
        {
            all = [.. all.Where(other => other != this)];
        }

        Completed?.Invoke();
    }
}
