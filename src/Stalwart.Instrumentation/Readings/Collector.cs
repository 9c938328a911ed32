using System.Diagnostics;

namespace Stalwart.Instrumentation.Readings;

/// <summary>
/// Says which collector is collecting and when it is done, so that each is given what is exact under its temporality while events are
/// turned off and on.
/// </summary>
/// <remarks>
/// The OpenTelemetry SDK forgets, under delta temporality, the last value of a tagged point that one collection left out, and exports
/// the point's whole value when it comes back. What was exported before is therefore subtracted for that reader. It also exports a
/// disposed histogram once more, beside a new one of the same name; so the new one waits until every collector has been past.
/// </remarks>
internal sealed class Collector : IDisposable
{
    private static readonly AsyncLocal<Collector?> Ambient = new();
    private static readonly Lock Registration = new();
    private static readonly TimeSpan MaxIdle = TimeSpan.FromMinutes(5);
    private static Collector[] all = [];

    private readonly HashSet<ReadingSource> sources;
    private long begun;
    private long finished;
    private long lastActivity = Stopwatch.GetTimestamp();

    /// <summary>Registers a collector.</summary>
    /// <param name="sources">What it collects.</param>
    /// <param name="isDelta">Whether it exports counters as differences between collections.</param>
    public Collector(IEnumerable<ReadingSource> sources, bool isDelta)
    {
        this.sources = [.. sources];
        IsDelta = isDelta;
        lock (Registration)
        {
            all = [.. all, this];
        }
    }

    /// <summary>Raised when a collector has finished a collection or is gone.</summary>
    public static event Action? Completed;

    /// <summary>
    /// The collector that is collecting in this flow, or <see langword="null"/> for a listener that does not say who it is.
    /// </summary>
    public static Collector? Current => Ambient.Value;

    /// <summary>Whether it exports counters as differences between collections.</summary>
    public bool IsDelta { get; }

    /// <summary>How many collections it has begun.</summary>
    public long Begun => Volatile.Read(ref begun);

    /// <summary>The collectors of a catalogue that are registered now.</summary>
    public static IEnumerable<Collector> Of(ReadingSource source) =>
        Volatile.Read(ref all).Where(collector => collector.sources.Contains(source));

    /// <summary>Runs one collection in this flow.</summary>
    /// <typeparam name="T">What it returns.</typeparam>
    /// <param name="collect">Collects.</param>
    /// <returns>What <paramref name="collect"/> returns.</returns>
    public T Run<T>(Func<T> collect)
    {
        Collector? outer = Ambient.Value;
        Ambient.Value = this;
        long number = Begin();
        try
        {
            return collect();
        }
        finally
        {
            Ambient.Value = outer;
            End(number);
        }
    }

    /// <summary>Begins a collection that does not run in this flow.</summary>
    /// <returns>Its number, for <see cref="End"/>.</returns>
    public long Begin() => Interlocked.Increment(ref begun);

    /// <summary>Ends a collection.</summary>
    /// <param name="number">What <see cref="Begin"/> gave.</param>
    public void End(long number)
    {
        lock (Registration)
        {
            finished = Math.Max(finished, number);
            lastActivity = Stopwatch.GetTimestamp();
        }

        Completed?.Invoke();
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

    /// <summary>
    /// Whether a collection that began after the given one has finished, or nobody waits for one: it is gone, or has not collected for
    /// minutes.
    /// </summary>
    public bool IsPast(long number)
    {
        lock (Registration)
        {
            return finished > number || !all.Contains(this) || Stopwatch.GetElapsedTime(lastActivity) > MaxIdle;
        }
    }
}
