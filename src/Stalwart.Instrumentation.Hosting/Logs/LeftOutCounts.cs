namespace Stalwart.Instrumentation.Hosting.Logs;

/// <summary>How many records were not written.</summary>
/// <param name="Limited">Those beyond a limit.</param>
/// <param name="Lost">Those that found too many waiting.</param>
/// <param name="Failed">Those at which a provider failed.</param>
internal readonly record struct LeftOutCounts(long Limited, long Lost, long Failed)
{
    /// <summary>Returns the counts of one event.</summary>
    public static LeftOutCounts Of(LoggerSink sink, int item) => new(sink.Limited(item), sink.Lost(item), sink.Failed(item));

    /// <summary>Returns the counts of all events.</summary>
    public static LeftOutCounts Of(IEnumerable<LoggerSink> sinks) => sinks
        .SelectMany(sink => sink.Catalogue.Events.Select((_, item) => Of(sink, item)))
        .Aggregate(default(LeftOutCounts), (all, one) => new(all.Limited + one.Limited, all.Lost + one.Lost, all.Failed + one.Failed));
}
