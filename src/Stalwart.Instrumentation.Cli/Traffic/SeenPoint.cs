namespace Stalwart.Instrumentation.Cli.Traffic;

/// <summary>A point of a metric: the state of one series.</summary>
/// <param name="Attributes">What tells the series from the others of the metric.</param>
/// <param name="Value">The value of a sum or gauge; <see langword="null"/> for a distribution.</param>
/// <param name="IsFloating">Whether the value is a floating-point number, as far as its format tells it.</param>
/// <param name="Boundaries">A histogram's upper boundaries without the infinite one; <see langword="null"/> when it has none.</param>
internal sealed record SeenPoint(
    IReadOnlyList<SeenAttribute> Attributes,
    double? Value = null,
    bool IsFloating = false,
    IReadOnlyList<double>? Boundaries = null);
