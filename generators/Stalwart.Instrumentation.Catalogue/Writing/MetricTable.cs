using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Writing;

/// <summary>Converts a metric to the table that declares it, without default values.</summary>
internal static class MetricTable
{
    public const string Kind = "kind", Unit = "unit", Buckets = "buckets", Description = "description";

    public const string Tags = "tags", MaxSeries = "max-series";

    public static CatalogueTable Of(MetricModel metric) => new()
    {
        { Kind, CatalogueWords.Kinds.Of(metric.Kind) },
        { Unit, metric.Unit.Length > 0 ? metric.Unit : null },
        { Buckets, BucketsOf(metric) },
        { "native", metric is { IsNative: true, Buckets.Count: > 0 } ? true : null },
        { "observed", IsMarked(metric) ? true : null },
        { Description, metric.Description },
        { Tags, metric.IsKept ? TagTable.OfAll(metric.Tags) : null },
        { MaxSeries, metric.MaxSeries > 0 ? (long)metric.MaxSeries : null },
        { "formerly", CatalogueTable.Array(metric.Formerly) },
    };

    private static object? BucketsOf(MetricModel metric) => metric is { IsNative: true, Buckets.Count: 0 }
        ? CatalogueWords.NativeBuckets
        : CatalogueTable.Array(metric.Buckets.Cast<object>());

    /// <summary>Returns whether the table needs <c>observed</c>; the tags of a gauge already imply it.</summary>
    private static bool IsMarked(MetricModel metric) => metric.IsKept && (metric.Kind != MetricKind.Gauge || metric.Tags.Count == 0);
}
