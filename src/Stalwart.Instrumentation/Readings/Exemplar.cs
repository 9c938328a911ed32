using System.Diagnostics;

namespace Stalwart.Instrumentation.Readings;

/// <summary>The last record of a series that was made while a sampled activity was current.</summary>
/// <param name="TraceId">The activity's trace.</param>
/// <param name="SpanId">The activity's span.</param>
/// <param name="Value">The amount that was added to a counter, or the value that was recorded into a histogram.</param>
/// <param name="Time">The time of the record, in UTC.</param>
internal readonly record struct Exemplar(ActivityTraceId TraceId, ActivitySpanId SpanId, double Value, DateTime Time);
