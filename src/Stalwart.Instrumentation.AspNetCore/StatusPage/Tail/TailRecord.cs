namespace Stalwart.Instrumentation.AspNetCore.StatusPage.Tail;

/// <summary>One log record, redacted.</summary>
/// <param name="Number">Its number, which grows by one.</param>
/// <param name="Time">When it was written, in Unix milliseconds.</param>
/// <param name="Event">The event's number.</param>
/// <param name="Level">The level at which it is logged.</param>
/// <param name="Message">Its message.</param>
/// <param name="Error">The exception's type and message, if there is one.</param>
/// <param name="Trace">The trace that it belongs to, if there is one.</param>
/// <param name="Times">The number of records, if one call made several.</param>
internal sealed record TailRecord(
    long Number, long Time, int Event, string Level, string Message, string? Error, string? Trace, long Times);
