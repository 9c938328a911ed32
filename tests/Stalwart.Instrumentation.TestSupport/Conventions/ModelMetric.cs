namespace Stalwart.Instrumentation.TestSupport.Conventions;

/// <summary>A metric of the conventions.</summary>
/// <param name="Name">The name, as written.</param>
/// <param name="Instrument">The instrument, as written.</param>
/// <param name="Unit">The unit, as written.</param>
/// <param name="Brief">The brief, without the space around it.</param>
/// <param name="IsFloating">Whether its values are said to be floating-point numbers.</param>
/// <param name="IsDeprecated">Whether it is deprecated.</param>
/// <param name="Attributes">Its attributes, those of its groups included.</param>
internal sealed record ModelMetric(
    string Name,
    string Instrument,
    string Unit,
    string Brief,
    bool IsFloating,
    bool IsDeprecated,
    IReadOnlyDictionary<string, ModelAttribute> Attributes);
