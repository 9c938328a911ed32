namespace Stalwart.Instrumentation.Benchmarks;

/// <summary>A catalogue of any number of series, each recorded once by the thread that made it.</summary>
internal static class SizedCatalogue
{
    /// <summary>Makes a catalogue of counted events without tags.</summary>
    public static EventCatalogue Make(int events)
    {
        var catalogue = new EventCatalogue(
            "size-" + events,
            null,
            [
                .. Enumerable.Range(0, events)
                    .Select(i => new EventDescriptor($"many.event-{i}", (ushort)i, EventLevel.Info, "Event", true, true, [])),
            ],
            [
                .. Enumerable.Range(0, events)
                    .Select(i => new MetricDescriptor($"many.event-{i}", MetricKind.Counter, "{event}", "Event", [], i)),
            ]);
        RecordAll(catalogue);
        return catalogue;
    }

    /// <summary>Makes a catalogue of one counted event with a tag.</summary>
    public static EventCatalogue MakeTagged(int series)
    {
        string[] values = [.. Enumerable.Range(0, series - 1).Select(i => $"value-{i}")];
        var catalogue = new EventCatalogue(
            "tagged-" + series,
            null,
            [new EventDescriptor("one.event", 1, EventLevel.Info, "Event", true, true, [])],
            [new MetricDescriptor("one.event", MetricKind.Counter, "{event}", "Event", [new("tag", TagKind.Closed, values, 0)], 0)]);
        RecordAll(catalogue);
        return catalogue;
    }

    /// <summary>Records each series once on the calling thread.</summary>
    public static void RecordAll(EventCatalogue catalogue)
    {
        int series = catalogue.Metrics.Sum(metric => metric.SeriesCount);
        for (int i = 0; i < series; i++)
        {
            catalogue.Engine.Add(i, 1);
        }
    }
}
