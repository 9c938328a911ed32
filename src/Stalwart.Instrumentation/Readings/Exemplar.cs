using System.Diagnostics;

namespace Stalwart.Instrumentation.Readings;

/// <summary>The last record of a series under a sampled activity.</summary>
/// <param name="TraceId">The activity's trace.</param>
/// <param name="SpanId">The activity's span.</param>
/// <param name="Value">The amount added to a counter, or the value recorded into a histogram.</param>
/// <param name="Time">The time of the record, in UTC.</param>
internal readonly record struct Exemplar(ActivityTraceId TraceId, ActivitySpanId SpanId, double Value, DateTime Time);
