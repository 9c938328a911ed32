using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.Prometheus.Sources;

/// <summary>
/// The values of one metric at the last reading. A series keeps its index and attributes as long as the process runs. Not thread-safe.
/// </summary>
/// <param name="shape">The properties that its values share.</param>
/// <param name="scope">The attributes of its meter besides the name, in the order of labels.</param>
internal abstract class MetricValues(MetricShape shape, IReadOnlyList<KeyValuePair<string, object?>> scope)
{
    public MetricShape Shape => shape;

    /// <summary>Gets the attributes of its meter besides the name, such as the version.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Scope => scope;

    /// <summary>Gets whether it was enabled.</summary>
    public abstract bool IsOn { get; }

    /// <summary>Gets the number of series so far; it never decreases.</summary>
    public abstract int SeriesCount { get; }

    /// <summary>Returns whether a series of an enabled metric is exported.</summary>
    public abstract bool HasValue(int series);

    /// <summary>Returns the exact value of a series of integers.</summary>
    public abstract long Integer(int series);

    /// <summary>Returns the value of a series; for a histogram, the sum.</summary>
    public abstract double Value(int series);

    /// <summary>Returns the number of values in each bucket of a histogram's series; the last bucket has no upper boundary.</summary>
    public abstract ReadOnlySpan<long> Buckets(int series);

    /// <summary>Returns the number of values in each native bucket of a histogram's series; empty without native buckets.</summary>
    public abstract ReadOnlySpan<long> NativeBuckets(int series);

    /// <summary>Finds the exemplar of a series of a counter or histogram.</summary>
    /// <returns>Whether there is one.</returns>
    public virtual bool TryGetExemplar(int series, out Exemplar exemplar)
    {
        exemplar = default;
        return false;
    }

    /// <summary>Returns the attributes of a series.</summary>
    public abstract IEnumerable<KeyValuePair<string, object?>> Tags(int series);
}
