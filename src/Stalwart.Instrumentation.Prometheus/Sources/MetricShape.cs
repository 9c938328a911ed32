namespace Stalwart.Instrumentation.Prometheus.Sources;

/// <summary>What is the same for all values of a metric.</summary>
/// <param name="Meter">The name of its meter.</param>
/// <param name="Name">The name of its instrument.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Unit">The UCUM unit; may be empty.</param>
/// <param name="Description">The description; may be empty.</param>
/// <param name="IsInteger">Whether its values are integers, exactly.</param>
/// <param name="Boundaries">A histogram's upper boundaries; empty for other kinds.</param>
/// <param name="Tags">The names of the attributes of all its series; <see langword="null"/> when the series differ in them.</param>
internal sealed record MetricShape(
    string Meter,
    string Name,
    MetricKind Kind,
    string Unit,
    string Description,
    bool IsInteger,
    IReadOnlyList<double> Boundaries,
    IReadOnlyList<string>? Tags);
