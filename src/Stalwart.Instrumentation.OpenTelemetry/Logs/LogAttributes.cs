using Stalwart.Instrumentation.Logging;

namespace Stalwart.Instrumentation.OpenTelemetry.Logs;

/// <summary>
/// A record as the SDK takes it: the values under the names of the catalogue, and the message. Absent values, the template and the
/// exception, which OTLP has under names of its own, are left out; durations are seconds.
/// </summary>
internal sealed class LogAttributes : List<KeyValuePair<string, object?>>
{
    /// <summary>The name of the event's number, which is that of the SDK.</summary>
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
