namespace Stalwart.Instrumentation.Catalogue.Model;

/// <summary>The words of a catalogue file, for validation, schema, tool, and documents.</summary>
public static class CatalogueWords
{
    /// <summary>The type of an open tag.</summary>
    public const string OpenTagType = "string";

    /// <summary>The type of an open tag of integers.</summary>
    public const string IntegerTagType = "int";

    /// <summary>The definition of a Boolean tag.</summary>
    public const string BooleanTag = "bool";

    /// <summary>The value of a histogram's <c>buckets</c> for exponential buckets instead of boundaries.</summary>
    public const string NativeBuckets = "native";

    /// <summary>Gets the severities of events.</summary>
    public static WordTable<EventLevel> Levels { get; } = new("trace", "debug", "info", "warn", "error");

    /// <summary>Gets the kinds of metrics.</summary>
    public static WordTable<MetricKind> Kinds { get; } = new("counter", "up-down-counter", "gauge", "histogram");

    /// <summary>Gets the types of fields.</summary>
    public static WordTable<FieldType> FieldTypes { get; } = new("long", "double", "duration", "bytes", "string", "exception");

    /// <summary>Gets the keys of a feed that change its metric.</summary>
    public static WordTable<FeedVerb> Verbs { get; } = new("add", "record", "set");

    /// <summary>Returns the verb for a kind of metric.</summary>
    public static FeedVerb VerbOf(MetricKind kind) => kind switch
    {
        MetricKind.Histogram => FeedVerb.Record,
        MetricKind.Gauge => FeedVerb.Set,
        _ => FeedVerb.Add,
    };
}
