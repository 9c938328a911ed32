using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue;

/// <summary>A catalogue file after reading.</summary>
/// <param name="Model">Everything that is right; <see langword="null"/> when there is no meter to publish it under.</param>
/// <param name="Diagnostics">Everything that is not, in the order of the file.</param>
public sealed record CatalogueResult(CatalogueModel? Model, EquatableArray<CatalogueDiagnostic> Diagnostics);
