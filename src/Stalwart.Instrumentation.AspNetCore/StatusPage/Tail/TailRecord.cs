namespace Stalwart.Instrumentation.AspNetCore.StatusPage.Tail;

/// <summary>One log record, redacted.</summary>
/// <param name="Number">The consecutive number of the record.</param>
/// <param name="Time">When it was written, in Unix milliseconds.</param>
/// <param name="Event">The number of the event.</param>
/// <param name="Level">The level of the record.</param>
/// <param name="Message">The message.</param>
/// <param name="Error">The exception's type and message, if there is one.</param>
/// <param name="Trace">The trace of the record, if there is one.</param>
/// <param name="Times">The number of records, if one call made several.</param>
internal sealed record TailRecord(
    long Number, long Time, int Event, string Level, string Message, string? Error, string? Trace, long Times);
