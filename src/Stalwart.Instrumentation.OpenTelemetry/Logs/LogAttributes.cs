using Stalwart.Instrumentation.Logging;

namespace Stalwart.Instrumentation.OpenTelemetry.Logs;

/// <summary>
/// The attributes and body of a record for the SDK: the values under the catalogue's names, and the message. Absent values are omitted, as
/// are the template and the exception, which OTLP represents differently; durations are in seconds.
/// </summary>
internal sealed class LogAttributes : List<KeyValuePair<string, object?>>
{
    /// <summary>The SDK's name for the event id.</summary>
    public const string EventIdName = "logrecord.event.id";

    /// <summary>The names that the SDK adds to a record with an exception.</summary>
    private static readonly string[] NamesOfExceptions = ["exception.type", "exception.message", "exception.stacktrace"];

    public LogAttributes(int eventId, in EventLogState record)
        : base(record.Count)
    {
        Message = record.ToString();
        Add(new(EventIdName, (long)eventId));
        for (int i = 0; i < record.Event.Values.Count; i++)
        {
            object? value = record.ValueAt(i).Boxed;
            string name = record.Event.Values[i].Name;
            if (value is not (null or Exception) && !(record.Exception is not null && NamesOfExceptions.Contains(name)))
            {
                Add(new(name, value is TimeSpan duration ? duration.TotalSeconds : value));
            }
        }

        if (record.Times > 1)
        {
            Add(new(EventLogState.CountName, record.Times));
        }
    }

    /// <summary>Gets the message, which is the record's body.</summary>
    public string Message { get; }
}
