extern alias build;

using build::Stalwart.Instrumentation.Catalogue;
using build::Stalwart.Instrumentation.Catalogue.Exporting;
using build::Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Prometheus.Tests.Oracle;

/// <summary>The metrics of the reference catalogue.</summary>
internal static class ReferenceCatalogue
{
    private static int count;

    /// <summary>Creates one with its own meter, whose name is about as long as a real one.</summary>
    public static RecordedCatalogue Make()
    {
        CatalogueModel model = CatalogueReader.Read("events.toml", Repository.Read("events.toml")).Model!;
        var draft = new CatalogueDraft();
        foreach (MetricModel metric in ExportedMetric.Of(model).Select(exported => exported.Metric))
        {
            draft.Add(
                metric.Name,
                Enum.Parse<MetricKind>(metric.Kind.ToString()),
                metric.Unit,
                metric.Description,
                [.. metric.Tags.Select(Tag)],
                metric.IsFloating,
                metric.Kind.ToString() == nameof(MetricKind.Histogram) ? [.. metric.Buckets] : null);
        }

        return draft.Make($"reference-{Interlocked.Increment(ref count)}");
    }

    private static TagDescriptor Tag(TagModel tag) =>
        new(tag.Name, Enum.Parse<TagKind>(tag.Kind.ToString()), [.. tag.Values.Own], tag.Limit);
}
