using Microsoft.CodeAnalysis;
using Stalwart.Instrumentation.Generators.Pipeline;

namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>The steps from a validated catalogue to one input per generated file.</summary>
internal static class LayoutSteps
{
    /// <summary>Lays out the valid part of each catalogue.</summary>
    public static IncrementalValuesProvider<CatalogueLayout> LayOut(this IncrementalValuesProvider<NamedSource> sources) => sources
        .Where(static item => item.Source.Result.Model is not null)
        .Select(static (item, _) => CatalogueLayout.Of(item.Source.Class, item.Source.Result.Model!).With(item.Source.Result.Model!));

    /// <summary>Returns the input of each catalogue's own file.</summary>
    public static IncrementalValuesProvider<CatalogueInput> Catalogues(this IncrementalValuesProvider<CatalogueLayout> layouts) =>
        layouts.Select(static (layout, _) => layout.Catalogue).WithTrackingName(Steps.Layouts);

    /// <summary>Returns the input of each family's file.</summary>
    public static IncrementalValuesProvider<FamilyInput> Families(this IncrementalValuesProvider<CatalogueLayout> layouts) =>
        layouts.SelectMany(static (layout, _) => layout.Families).WithTrackingName(Steps.Families);
}
