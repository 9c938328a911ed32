using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>A declared metric with its gate and first cell.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Gate">The number of its gate.</param>
/// <param name="FirstCell">The first cell; for a gauge or observed total, the first value.</param>
/// <param name="Number">
/// The number of a histogram among the histograms, of a gauge without tags among these, of a gauge with tags or an observed total
/// among these two; <see langword="null"/> otherwise.
/// </param>
/// <param name="Feeder">
/// The event, or the metric itself, after which the enums of its tags are named; <see langword="null"/> when all enums belong to
/// shared sets.
/// </param>
/// <param name="Sparse">The number among the sparse metrics; <see langword="null"/> when it is not sparse.</param>
internal sealed record MetricLayout(MetricModel Metric, int Gate, int FirstCell, int? Number, string? Feeder, int? Sparse);
