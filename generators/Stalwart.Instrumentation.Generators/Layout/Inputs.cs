using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
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
    EquatableArray<OpenTag> OpenTags);

/// <summary>What a family's file is made of: nothing of a metric but how its events feed it.</summary>
internal sealed record FamilyInput(ClassModel Class, string Name, EquatableArray<EventLayout> Events)
{
    public string TypeName => CSharpName.Pascal(Name);
}

/// <summary>An event's name and id.</summary>
internal sealed record EventName(string Name, int Id);

/// <summary>Where a family's gates and cells begin.</summary>
internal sealed record FamilyLayout(string Name, int FirstGate, int FirstCell);

/// <summary>A declared metric's gate and first cell.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Gate">The number of its gate.</param>
/// <param name="FirstCell">Its first cell; for a gauge, its first value.</param>
/// <param name="Number">
/// A histogram's number among the histograms, a settable gauge's among those; <see langword="null"/> otherwise.
/// </param>
internal sealed record MetricLayout(MetricModel Metric, int Gate, int FirstCell, int? Number);

/// <summary>An open tag; events that agree in both share its values.</summary>
internal sealed record OpenTag(string Name, int Limit);
