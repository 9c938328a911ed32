using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Generators.Pipeline;

namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>What the catalogue's own file is made of: nothing that an edit within one event changes.</summary>
internal sealed record CatalogueInput(
    ClassModel Class,
    string Meter,
    string? Version,
    EquatableArray<EventName> Events,
    EquatableArray<FamilyLayout> Families,
    EquatableArray<MetricLayout> Metrics,
    EquatableArray<TagSetModel> TagSets,
    EquatableArray<OpenTag> OpenTags)
{
    /// <summary>Gets the sensitivities of fields and tags.</summary>
    public EquatableArray<string> Sensitivities { get; init; }
}
