namespace Stalwart.Instrumentation.Cli.Conventions;

/// <summary>A metric in a file.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="Instrument">The instrument, as written.</param>
/// <param name="Unit">UCUM; empty when there is none.</param>
/// <param name="Brief">The description; empty when there is none.</param>
/// <param name="IsFloating">Whether its values have fractions; null when the file does not specify it.</param>
/// <param name="Buckets">The recommended boundaries; empty when the file has none.</param>
/// <param name="Deprecated">The deprecation message; null when it is not deprecated.</param>
/// <param name="Group">The attributes.</param>
internal sealed record MetricDefinition(
    string Name,
    string Instrument,
    string Unit,
    string Brief,
    bool? IsFloating,
    IReadOnlyList<double> Buckets,
    string? Deprecated,
    ConventionGroup Group);
