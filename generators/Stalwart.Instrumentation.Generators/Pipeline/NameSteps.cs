using Microsoft.CodeAnalysis;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>The steps that compare the names of all catalogues of a program.</summary>
internal static class NameSteps
{
    /// <summary>Gives each enum a name that no other type of the namespace has.</summary>
    public static IncrementalValuesProvider<NamedSource> NameEnums(
        this IncrementalValuesProvider<CatalogueSource> sources, IncrementalValueProvider<Compilation> compilation)
    {
        IncrementalValueProvider<EquatableArray<DeclaredType>> types = sources.Collect()
            .Combine(compilation)
            .Select(static (pair, cancellation) => DeclaredTypes.Find(pair.Left, pair.Right, cancellation))
            .WithTrackingName(Steps.Types);
        return sources.Collect()
            .Combine(types)
            .SelectMany(static (pair, _) => NamedSource.Resolve(pair.Left, pair.Right))
            .WithTrackingName(Steps.Names);
    }

    /// <summary>Finds the names that two referenced assemblies have under the same meter.</summary>
    public static IncrementalValuesProvider<CatalogueDiagnostic> FindSharedMeters(
        this IncrementalValuesProvider<ReferencedCatalogue?> references) =>
        references.Collect().SelectMany(static (all, _) => SharedMeters.Among(all));

    /// <summary>Finds the names that two catalogues have under the same meter.</summary>
    public static IncrementalValuesProvider<CatalogueDiagnostic> FindSharedMeters(
        this IncrementalValuesProvider<CatalogueSource> sources, IncrementalValuesProvider<ReferencedCatalogue?> references) =>
        sources.Collect().Combine(references.Collect()).SelectMany(static (pair, _) => SharedMeters.Find(pair.Left, pair.Right));
}
