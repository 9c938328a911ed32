using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>A declared metric's gate and first cell.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Gate">The number of its gate.</param>
/// <param name="FirstCell">Its first cell; for a gauge or an observed total, its first value.</param>
/// <param name="Number">
/// A histogram's number among the histograms, that of a gauge without tags among those, that of a gauge with tags or an observed total
/// among those two; <see langword="null"/> otherwise.
/// </param>
/// <param name="Feeder">
/// The event, or the metric itself, that names the enums of its tags; <see langword="null"/> when no tag has an enum that is not of a
/// shared set.
/// </param>
/// <param name="Sparse">Its number among the sparse metrics; <see langword="null"/> when it is not sparse.</param>
internal sealed record MetricLayout(MetricModel Metric, int Gate, int FirstCell, int? Number, string? Feeder, int? Sparse);
