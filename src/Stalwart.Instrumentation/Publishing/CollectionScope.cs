using System.ComponentModel;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.Publishing;

/// <summary>
/// Says which collector is collecting and when it is done, so that each is given what is exact under its temporality while events are
/// turned off and on. For exporters: keep one for each reader that has a MeterProvider of its own, and dispose it with the reader.
/// Thread-safe.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public sealed class CollectionScope : IDisposable
{
    private readonly Collector collector;

    /// <summary>Registers a collector.</summary>
    /// <param name="catalogues">What it collects.</param>
    /// <param name="isDelta">Whether it exports counters as differences between collections.</param>
    /// <exception cref="ArgumentNullException"><paramref name="catalogues"/> is <see langword="null"/>.</exception>
    public CollectionScope(IEnumerable<EventCatalogue> catalogues, bool isDelta)
    {
        ArgumentNullException.ThrowIfNull(catalogues);
        collector = new Collector(catalogues.Select(catalogue => catalogue.Engine.Source), isDelta);
    }

    /// <summary>Whether it exports counters as differences between collections.</summary>
    public bool IsDelta => collector.IsDelta;

    /// <summary>Runs one collection in this flow.</summary>
    /// <typeparam name="T">What it returns.</typeparam>
    /// <param name="collect">Collects.</param>
    /// <returns>What <paramref name="collect"/> returns.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="collect"/> is <see langword="null"/>.</exception>
    public T Run<T>(Func<T> collect)
    {
        ArgumentNullException.ThrowIfNull(collect);
        return collector.Run(collect);
    }

    /// <summary>Begins a collection that does not run in this flow.</summary>
    /// <returns>Its number, for <see cref="End"/>.</returns>
    public long Begin() => collector.Begin();

    /// <summary>Ends a collection.</summary>
    /// <param name="number">What <see cref="Begin"/> gave.</param>
    public void End(long number) => collector.End(number);

    /// <summary>Forgets the collector.</summary>
    public void Dispose() => collector.Dispose();
}
