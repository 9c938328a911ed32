using System.Text.Json;
using Stalwart.Instrumentation.Catalogue.Exporting;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Cli.Documents;

/// <summary>Writes an exported metric as JSON: the counter of an event, or a declared metric.</summary>
internal static class MetricDocument
{
    public static void Write(Utf8JsonWriter json, ExportedMetric exported)
    {
        MetricModel metric = exported.Metric;
        json.WriteString("name", metric.Name);
        json.WriteString("prometheusName", exported.PrometheusFamily);
        json.WriteString("kind", CatalogueWords.Kinds.Of(metric.Kind));
        json.WriteString("unit", metric.Unit);
        json.WriteString("description", metric.Description);
        json.WriteBoolean("enabled", exported.IsOn);
        json.WriteBoolean("observed", metric.IsKept);
        if (exported.Event is { } counted)
        {
            json.WriteString("counterOf", counted.Name);
        }

        CatalogueDocument.Texts(json, "fedBy", exported.Event is null ? exported.Feeders.Select(feeder => feeder.Name) : []);
        if (metric.Kind == MetricKind.Histogram)
        {
            json.WriteStartArray("buckets");
            foreach (double boundary in metric.Buckets)
            {
                json.WriteNumberValue(boundary);
            }

            json.WriteEndArray();
            json.WriteBoolean("native", metric.IsNative);
        }

        CatalogueDocument.Array(json, "tags", metric.Tags, tag => TagDocument.Write(json, tag));
        CatalogueDocument.Optional(json, "maxSeries", metric.MaxSeries > 0 ? metric.MaxSeries : null);
        json.WriteNumber("series", exported.Series);
        json.WriteNumber("timeSeries", exported.TimeSeries);
        CatalogueDocument.Texts(json, "formerly", metric.Formerly);
    }
}
