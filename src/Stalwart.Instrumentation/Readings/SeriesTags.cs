using Stalwart.Instrumentation.Cells;

namespace Stalwart.Instrumentation.Readings;

/// <summary>The attributes of each series of one metric, ordered by key and created when a series is first read.</summary>
internal sealed class SeriesTags
{
    /// <summary>The attribute of series beyond a limit, named by the specification of the OpenTelemetry SDK.</summary>
    private const string Overflow = "otel.metric.overflow";

    private readonly MetricDescriptor metric;
    private readonly SparseMap? sparse;
    private readonly OpenValues?[] maps;
    private readonly int[] order;
    private readonly KeyValuePair<string, object?>[]?[] made;

    /// <summary>Initializes the attributes of a metric's series.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="openTag">Returns the values of an open tag.</param>
    /// <param name="sparse">The combinations of a sparse metric.</param>
    public SeriesTags(MetricDescriptor metric, Func<TagDescriptor, OpenValues> openTag, SparseMap? sparse = null)
    {
        this.metric = metric;
        this.sparse = sparse;
        maps = [.. metric.Tags.Select(tag => tag.Kind == TagKind.Open ? openTag(tag) : null)];
        order = [.. Enumerable.Range(0, metric.Tags.Count).OrderBy(i => metric.Tags[i].Name, StringComparer.Ordinal)];
        made = new KeyValuePair<string, object?>[metric.SeriesCount][];
    }

    /// <summary>Returns the attributes of a series. Thread-safe.</summary>
    public KeyValuePair<string, object?>[] Of(int series) => Volatile.Read(ref made[series]) ?? Make(series);

    /// <summary>Returns whether all open tag slots of the series have a value, and its sparse combination is assigned.</summary>
    public bool HasValues(int series)
    {
        if (sparse is not null)
        {
            return sparse.IsUsed(series);
        }

        int[] slots = Slots(series);
        return maps.Select((map, i) => map is null || IsAbsent(i, slots[i]) || map.HasValue(slots[i])).All(has => has);
    }

    private KeyValuePair<string, object?>[] Make(int series)
    {
        if (sparse?.Limit == series)
        {
            return Keep(series, [new(Overflow, true)]);
        }

        // A slot that is free now gets its value later.
        bool isFinal = HasValues(series);
        KeyValuePair<string, object?>[] tags = MakeListed(Slots(series));
        return isFinal ? Keep(series, tags) : tags;
    }

    private KeyValuePair<string, object?>[] Keep(int series, KeyValuePair<string, object?>[] tags) =>
        Interlocked.CompareExchange(ref made[series], tags, null) ?? tags;

    private KeyValuePair<string, object?>[] MakeListed(int[] slots) =>
    [
        .. order.Where(i => !IsAbsent(i, slots[i])).Select(i => KeyValuePair.Create(metric.Tags[i].Name, (object?)Value(i, slots[i]))),
    ];

    private int[] Slots(int series)
    {
        var slots = new int[metric.Tags.Count];
        long combination = sparse?.Combination(series) ?? series;
        for (int i = slots.Length - 1; i >= 0; i--)
        {
            (combination, long slot) = Math.DivRem(combination, metric.Tags[i].Size);
            slots[i] = (int)slot;
        }

        return slots;
    }

    private bool IsAbsent(int tag, int slot) => metric.Tags[tag].IsOptional && slot == metric.Tags[tag].Size - 1;

    private object Value(int tag, int slot) => metric.Tags[tag].Kind switch
    {
        TagKind.Bool => slot == 1,
        TagKind.Open => maps[tag]!.Value(slot),
        _ => Listed(metric.Tags[tag], slot),
    };

    private static object Listed(TagDescriptor tag, int slot) =>
        slot < tag.Values.Count ? tag.ValueOf(tag.Values[slot]) : tag.OtherValue;
}
