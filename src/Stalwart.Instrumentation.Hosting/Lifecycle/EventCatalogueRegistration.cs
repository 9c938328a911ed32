using Stalwart.Instrumentation.Hosting.SelfTelemetry;

namespace Stalwart.Instrumentation.Hosting.Lifecycle;

/// <summary>The catalogues of one call of <c>AddEventMetrics</c>, which are resolved when the host starts.</summary>
/// <param name="Catalogues">Returns the catalogues.</param>
internal sealed record EventCatalogueRegistration(Func<IReadOnlyList<EventCatalogue>> Catalogues)
{
    /// <summary>
    /// Gets whether they come from an OpenTelemetry pipeline of the application. The operator's policy applies to them, but the host
    /// exports and logs them only if the application has not called <c>AddEventMetrics</c>.
    /// </summary>
    public bool IsOfPipeline { get; init; }

    /// <summary>Returns whether the application has not selected its host's catalogues.</summary>
    public static bool AreOnlyOfPipelines(IEnumerable<EventCatalogueRegistration> registrations) =>
        registrations.DefaultIfEmpty(new EventCatalogueRegistration(() => [])).All(registration => registration.IsOfPipeline);

    /// <summary>Returns the catalogues of several registrations, without the runtime's own.</summary>
    public static EventCatalogue[] CataloguesOf(IEnumerable<EventCatalogueRegistration> registrations) =>
    [
        .. registrations.SelectMany(registration => registration.Catalogues())
            .Where(catalogue => catalogue != RuntimeEvents.Catalogue)
            .Distinct(),
    ];
}
