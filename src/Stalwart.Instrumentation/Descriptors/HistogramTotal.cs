namespace Stalwart.Instrumentation;

/// <summary>Describes what the series of a histogram hold together. Immutable.</summary>
/// <param name="Count">The number of recorded values.</param>
/// <param name="Sum">The sum of the recorded values, in the metric's unit.</param>
public readonly record struct HistogramTotal(long Count, double Sum);
