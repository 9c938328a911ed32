using Stalwart.Instrumentation.Logging;

namespace Stalwart.Instrumentation.AspNetCore.StatusPage;

/// <summary>Describes the catalogues for the page.</summary>
internal static class PageDescriber
{
    public static PageDescription Describe(string application, int step, int points, IEnumerable<EventCatalogue> catalogues) =>
        new(application, step, points, [.. catalogues.Select(Describe)]);

    private static CatalogueRow Describe(EventCatalogue catalogue)
    {
        int counters = catalogue.Events.Count(e => e.Counted);
        Dictionary<string, MetricDescriptor> counterOf = catalogue.Metrics.Take(counters).ToDictionary(metric => metric.Name);
        return new CatalogueRow(
            catalogue.MeterName,
            catalogue.Version,
            [.. catalogue.Events.Select(e => Describe(e, counterOf.GetValueOrDefault(e.Name)))],
            [.. catalogue.Metrics.Skip(counters).Select(Describe)]);
    }

    private static EventRow Describe(EventDescriptor e, MetricDescriptor? counter) => new(
        e.Name,
        e.Id,
        e.Level.ToString().ToLowerInvariant(),
        e.Description,
        !e.Counted,
        !e.EnabledByDefault,
        counter is null ? null : Tags(counter),
        e.Feeds.Count == 0 ? null : [.. e.Feeds.Distinct()],
        e.Deprecated,
        e.Owner,
        e.IsLogged ? new LogFormat(e).Template : null);

    private static MetricRow Describe(MetricDescriptor metric) => new(
        metric.Name,
        metric.Kind switch
        {
            MetricKind.UpDownCounter => "up-down-counter",
            MetricKind.Gauge => "gauge",
            MetricKind.Histogram => "histogram",
            _ => "counter",
        },
        metric.Unit,
        metric.Description,
        Tags(metric),
        metric.Boundaries.Count == 0 ? null : [.. metric.Boundaries]);

    private static string[]? Tags(MetricDescriptor metric) => metric.Tags.Count == 0 ? null : [.. metric.Tags.Select(tag => tag.Name)];
}
