using Stalwart.Instrumentation.Cells;

namespace Stalwart.Instrumentation.Readings;

/// <summary>The attributes of each series of one metric, made once when a series is first seen and ordered by key.</summary>
internal sealed class SeriesTags
{
    private readonly MetricDescriptor metric;
    private readonly OpenValues?[] maps;
    private readonly int[] order;
    private readonly KeyValuePair<string, object?>[]?[] made;

    public SeriesTags(MetricDescriptor metric, Func<TagDescriptor, OpenValues> openTag)
    {
        this.metric = metric;
        maps = [.. metric.Tags.Select(tag => tag.Kind == TagKind.Open ? openTag(tag) : null)];
        order = [.. Enumerable.Range(0, metric.Tags.Count).OrderBy(i => metric.Tags[i].Name, StringComparer.Ordinal)];
        made = new KeyValuePair<string, object?>[metric.SeriesCount][];
    }

    /// <summary>The attributes of a series. Thread-safe.</summary>
    public KeyValuePair<string, object?>[] Of(int series) => Volatile.Read(ref made[series]) ?? Make(series);

    /// <summary>Whether every open tag's slot in the series has a value by now.</summary>
    public bool HasValues(int series)
    {
        int[] slots = Slots(series);
        return maps.Select((map, i) => map is null || IsAbsent(i, slots[i]) || map.HasValue(slots[i])).All(has => has);
    }

    private KeyValuePair<string, object?>[] Make(int series)
    {
        int[] slots = Slots(series);
        KeyValuePair<string, object?>[] tags =
        [
            .. order.Where(i => !IsAbsent(i, slots[i])).Select(i => KeyValuePair.Create(metric.Tags[i].Name, (object?)Value(i, slots[i]))),
        ];
        return Interlocked.CompareExchange(ref made[series], tags, null) ?? tags;
    }

    private int[] Slots(int series)
    {
        var slots = new int[metric.Tags.Count];
        for (int i = slots.Length - 1; i >= 0; i--)
        {
            (series, slots[i]) = Math.DivRem(series, metric.Tags[i].Size);
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
