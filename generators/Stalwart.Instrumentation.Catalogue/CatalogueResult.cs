using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue;

/// <summary>A catalogue file after reading.</summary>
/// <param name="Model">Everything that is right; <see langword="null"/> when there is no meter to publish it under.</param>
/// <param name="Diagnostics">Everything that is not, in the order of the file.</param>
/// <param name="Places">Where the names of the model's events stand, in the order of the file.</param>
public sealed record CatalogueResult(CatalogueModel? Model, EquatableArray<CatalogueDiagnostic> Diagnostics, EquatableArray<EventPlace> Places);

/// <summary>Where an event's name stands.</summary>
/// <param name="Event">The whole name.</param>
/// <param name="Span">The key.</param>
public sealed record EventPlace(string Event, SourceSpan Span);
