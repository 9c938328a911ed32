namespace Stalwart.Instrumentation.Prometheus.Sources;

/// <summary>The properties that all values of a metric share.</summary>
/// <param name="Meter">The name of its meter.</param>
/// <param name="Name">The name of its instrument.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Unit">The UCUM unit; can be empty.</param>
/// <param name="Description">The description; can be empty.</param>
/// <param name="IsInteger">Whether its values are exact integers.</param>
/// <param name="Boundaries">A histogram's upper boundaries; empty for other kinds.</param>
/// <param name="Tags">The attribute names of all its series; <see langword="null"/> if they differ between series.</param>
internal sealed record MetricShape(
    string Meter,
    string Name,
    MetricKind Kind,
    string Unit,
    string Description,
    bool IsInteger,
    IReadOnlyList<double> Boundaries,
    IReadOnlyList<string>? Tags);
