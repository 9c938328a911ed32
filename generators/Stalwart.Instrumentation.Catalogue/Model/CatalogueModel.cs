namespace Stalwart.Instrumentation.Catalogue.Model;

/// <summary>A validated catalogue with only its valid parts, in the order of the file.</summary>
/// <param name="Meter">The OpenTelemetry meter (instrumentation scope).</param>
/// <param name="Version">The meter's version, if given.</param>
/// <param name="Families">The families, in the order of their first event.</param>
/// <param name="Metrics">The declared metrics, without the counters of counted events.</param>
/// <param name="TagSets">The shared closed tag sets.</param>
/// <param name="Retired">Ids that must never be used again.</param>
public sealed record CatalogueModel(
    string Meter,
    string? Version,
    EquatableArray<FamilyModel> Families,
    EquatableArray<MetricModel> Metrics,
    EquatableArray<TagSetModel> TagSets,
    EquatableArray<RetiredModel> Retired)
{
    /// <summary>Gets the max number of series of all metrics together; <see langword="null"/> for no limit.</summary>
    public long? MaxSeries { get; init; }
}
