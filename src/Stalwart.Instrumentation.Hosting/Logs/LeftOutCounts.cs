namespace Stalwart.Instrumentation.Hosting.Logs;

/// <summary>The numbers of dropped records, by reason.</summary>
/// <param name="Limited">Records beyond a limit.</param>
/// <param name="Lost">Records for which the queue was full.</param>
/// <param name="Failed">Records for which a provider failed.</param>
/// <param name="Unexported">Records for which the export queue was full; the host's providers received them.</param>
internal readonly record struct LeftOutCounts(long Limited, long Lost, long Failed, long Unexported)
{
    /// <summary>Returns the counts of one event.</summary>
    public static LeftOutCounts Of(LoggerSink sink, int item) =>
        new(sink.Limited(item), sink.Lost(item), sink.Failed(item), sink.Unexported(item));

    /// <summary>Returns the counts of all events.</summary>
    public static LeftOutCounts Of(IEnumerable<LoggerSink> sinks) => sinks
        .SelectMany(sink => sink.Catalogue.Events.Select((_, item) => Of(sink, item)))
        .Aggregate(default(LeftOutCounts), (all, one) => all + one);

    public static LeftOutCounts operator +(LeftOutCounts left, LeftOutCounts right) => new(
        left.Limited + right.Limited, left.Lost + right.Lost, left.Failed + right.Failed, left.Unexported + right.Unexported);
}
