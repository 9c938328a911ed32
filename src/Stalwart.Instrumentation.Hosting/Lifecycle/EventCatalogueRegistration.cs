namespace Stalwart.Instrumentation.Hosting.Lifecycle;

/// <summary>The catalogues of one call of <c>AddEventMetrics</c>, looked for when the host starts.</summary>
/// <param name="Catalogues">Finds the catalogues.</param>
internal sealed record EventCatalogueRegistration(Func<IReadOnlyList<EventCatalogue>> Catalogues);
