using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>A declared metric's gate and first cell.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Gate">The number of its gate.</param>
/// <param name="FirstCell">Its first cell; for a gauge, its first value.</param>
/// <param name="Number">
/// A histogram's number among the histograms, a settable gauge's among those; <see langword="null"/> otherwise.
/// </param>
/// <param name="Feeder">
/// The event that names the enums of its tags; <see langword="null"/> when no tag has an enum that is not of a shared set.
/// </param>
internal sealed record MetricLayout(MetricModel Metric, int Gate, int FirstCell, int? Number, string? Feeder);
