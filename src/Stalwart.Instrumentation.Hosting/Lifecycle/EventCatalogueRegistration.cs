using Stalwart.Instrumentation.Hosting.SelfTelemetry;

namespace Stalwart.Instrumentation.Hosting.Lifecycle;

/// <summary>The catalogues of one call of <c>AddEventMetrics</c>, looked for when the host starts.</summary>
/// <param name="Catalogues">Finds the catalogues.</param>
internal sealed record EventCatalogueRegistration(Func<IReadOnlyList<EventCatalogue>> Catalogues)
{
    /// <summary>
    /// Gets whether they are those of an OpenTelemetry pipeline of the application. Then the operator's policy applies to them, and the
    /// host exports and logs them only if the application has not said what the host is to export.
    /// </summary>
    public bool IsOfPipeline { get; init; }

    /// <summary>Returns whether the application has not said itself what its host is to export.</summary>
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
