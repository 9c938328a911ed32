using Microsoft.Extensions.Logging;

namespace Stalwart.Instrumentation.Hosting.Logs;

/// <summary>Logs the number of records of a catalogue's events that were dropped since the last call.</summary>
internal sealed partial class LeftOutLog(LoggerSink sink, ILogger logger)
{
    private readonly LeftOutCounts[] told = new LeftOutCounts[sink.Catalogue.Events.Count];
    private readonly Lock writing = new();

    /// <summary>Logs a line for each event with dropped records.</summary>
    public void Write()
    {
        lock (writing)
        {
            for (int item = 0; item < told.Length; item++)
            {
                var now = LeftOutCounts.Of(sink, item);
                LeftOutCounts before = told[item];
                told[item] = now;
                string name = sink.Catalogue.Events[item].Name;
                if (now.Limited > before.Limited)
                {
                    LogRecordsLimited(now.Limited - before.Limited, name);
                }

                if (now.Lost > before.Lost)
                {
                    LogRecordsLost(now.Lost - before.Lost, name);
                }

                if (now.Failed > before.Failed)
                {
                    LogRecordsFailed(now.Failed - before.Failed, name);
                }

                if (now.Unexported > before.Unexported)
                {
                    LogRecordsUnexported(now.Unexported - before.Unexported, name);
                }
            }
        }
    }

    [LoggerMessage(35, LogLevel.Information, "{Records} records of event '{Event}' were not logged because of its rate limit")]
    private partial void LogRecordsLimited(long records, string @event);

    [LoggerMessage(
        36,
        LogLevel.Warning,
        "{Records} records of event '{Event}' were dropped because a logging provider is too slow; log fewer events, or limit them")]
    private partial void LogRecordsLost(long records, string @event);

    [LoggerMessage(50, LogLevel.Warning, "{Records} records of event '{Event}' were dropped because a logging provider failed")]
    private partial void LogRecordsFailed(long records, string @event);

    [LoggerMessage(
        40,
        LogLevel.Warning,
        "{Records} records of event '{Event}' were not exported because the export queue is full; log fewer events, or limit them")]
    private partial void LogRecordsUnexported(long records, string @event);
}
