namespace Stalwart.Instrumentation.Benchmarks;

/// <summary>A catalogue with any number of counted events without tags, each recorded once by the thread that created it.</summary>
internal static class SizedCatalogue
{
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

    /// <summary>Records each event once on the calling thread.</summary>
    public static void RecordAll(EventCatalogue catalogue)
    {
        for (int i = 0; i < catalogue.Events.Count; i++)
        {
            catalogue.Engine.Add(i, 1);
        }
    }
}
