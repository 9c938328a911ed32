using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Generators.Pipeline;

namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>The input of the file of the catalogue itself, which an edit within one event does not change.</summary>
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
    /// <summary>Gets the sensitivities of the fields and tags.</summary>
    public EquatableArray<string> Sensitivities { get; init; }
}
