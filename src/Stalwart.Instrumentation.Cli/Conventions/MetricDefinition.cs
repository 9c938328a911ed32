namespace Stalwart.Instrumentation.Cli.Conventions;

/// <summary>A metric as a file declares it.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Instrument">The instrument, as written.</param>
/// <param name="Unit">UCUM; empty when there is none.</param>
/// <param name="Brief">The description; empty when there is none.</param>
/// <param name="IsFloating">Whether its values are fractions; null when the file does not say.</param>
/// <param name="Buckets">The boundaries that the file advises; empty when it has none.</param>
/// <param name="Deprecated">The message, if it is deprecated.</param>
/// <param name="Group">Its attributes.</param>
internal sealed record MetricDefinition(
    string Name,
    string Instrument,
    string Unit,
    string Brief,
    bool? IsFloating,
    IReadOnlyList<double> Buckets,
    string? Deprecated,
    ConventionGroup Group);
