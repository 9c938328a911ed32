namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>The keys of each kind of table: what the validation accepts.</summary>
internal static class CatalogueKeys
{
    public static readonly string[] Sections = ["catalogue", "buckets", "tags", "metrics", "events", "retired"];
    public static readonly string[] Catalogue = ["meter", "version", "max-series"];
    public static readonly string[] TagSet = ["description", "values"];
    public static readonly string[] Metric = ["kind", "unit", "description", "buckets"];
    public static readonly string[] Event = ["id", "description", "level", "counted", "enabled", "fields", "tags", "feeds", "deprecated", "owner"];
    public static readonly string[] Feed = ["metric", "add", "record", "set", "tags"];
    public static readonly string[] OpenTag = ["type", "limit"];
    public static readonly string[] Levels = ["trace", "debug", "info", "warn", "error"];
    public static readonly string[] Kinds = ["counter", "up-down-counter", "gauge", "histogram"];
    public static readonly string[] FieldTypes = ["long", "double", "duration", "bytes"];
}
