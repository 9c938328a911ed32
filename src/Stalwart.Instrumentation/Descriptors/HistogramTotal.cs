namespace Stalwart.Instrumentation;

/// <summary>Describes the combined values of several series of a histogram. Immutable.</summary>
/// <param name="Count">The number of recorded values.</param>
/// <param name="Sum">The sum of the recorded values, in the metric's unit.</param>
public readonly record struct HistogramTotal(long Count, double Sum);
