using OpenTelemetry;

namespace Stalwart.Instrumentation.Prometheus.Sources;

/// <summary>
/// Assigns indices to the series of one metric of the SDK, by their attributes. If the series are requested again in the same order, it
/// allocates nothing. Not thread-safe.
/// </summary>
internal sealed class SdkSeries : IEqualityComparer<KeyValuePair<string, object?>[]>
{
    private readonly List<KeyValuePair<string, object?>[]> tags = [];
    private readonly List<int> order = [];
    private readonly Dictionary<KeyValuePair<string, object?>[], int> numbers;

    public SdkSeries() => numbers = new(this);

    /// <summary>Gets the number of series so far.</summary>
    public int Count => tags.Count;

    /// <summary>Returns the attributes of a series.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Tags(int series) => tags[series];

    /// <summary>Returns the index of a series, assigning one if needed.</summary>
    /// <param name="position">The position in the collection; the SDK nearly always uses the same order.</param>
    /// <param name="attributes">The attributes of the series.</param>
    public int Find(int position, ReadOnlyTagCollection attributes)
    {
        if (position < order.Count && Has(tags[order[position]], attributes))
        {
            return order[position];
        }

        KeyValuePair<string, object?>[] copy = Copy(attributes);
        if (!numbers.TryGetValue(copy, out int series))
        {
            series = tags.Count;
            tags.Add(copy);
            numbers.Add(copy, series);
        }

        while (order.Count <= position)
        {
            order.Add(series);
        }

        order[position] = series;
        return series;
    }

    public bool Equals(KeyValuePair<string, object?>[]? x, KeyValuePair<string, object?>[]? y) => x.AsSpan().SequenceEqual(y.AsSpan());

    public int GetHashCode(KeyValuePair<string, object?>[] obj)
    {
        var hash = default(HashCode);
        foreach ((string key, object? value) in obj)
        {
            hash.Add(key);
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    private static bool Has(KeyValuePair<string, object?>[] known, ReadOnlyTagCollection attributes)
    {
        if (known.Length != attributes.Count)
        {
            return false;
        }

        int i = 0;
        foreach ((string key, object? value) in attributes)
        {
            if (known[i].Key != key || !Equals(known[i].Value, value))
            {
                return false;
            }

            i++;
        }

        return true;
    }

    private static KeyValuePair<string, object?>[] Copy(ReadOnlyTagCollection attributes)
    {
        var copy = new List<KeyValuePair<string, object?>>(attributes.Count);
        foreach (KeyValuePair<string, object?> attribute in attributes)
        {
            copy.Add(attribute);
        }

        return [.. copy];
    }
}
