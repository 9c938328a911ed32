namespace Stalwart.Instrumentation.Cli.Traffic;

/// <summary>A point of a metric: the state of one series.</summary>
/// <param name="Attributes">The attributes that identify the series.</param>
/// <param name="Value">The value of a sum or gauge; <see langword="null"/> for a distribution.</param>
/// <param name="IsFloating">Whether the value is a floating-point number; <see langword="null"/> when the format does not tell.</param>
/// <param name="Boundaries">The upper boundaries of a histogram without the infinite one; <see langword="null"/> when there are
/// none.</param>
internal sealed record SeenPoint(
    IReadOnlyList<SeenAttribute> Attributes,
    double? Value = null,
    bool IsFloating = false,
    IReadOnlyList<double>? Boundaries = null);
