using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Keys;

/// <summary>The keys of each kind of table, for the validation and the JSON schema.</summary>
internal static class CatalogueKeys
{
    private static readonly Shape Line = Shape.Text(
        @"^[^\u0000-\u001F\u007F-\u009F]*[^\s\u0000-\u001F\u007F-\u009F][^\u0000-\u001F\u007F-\u009F]*$");
    private static readonly Shape Boundaries = Shape.Array(Shape.Number, 1, CatalogueLimits.MaxBoundaries);
    private static readonly Shape Value = Shape.AnyOf(Shape.Text(NameGrammar.ValuePattern), Shape.Integer(null, null));

    public static readonly KeyTable TagValue = new(
        new("value", Value, "The value", IsRequired: true),
        new("name", Shape.Text(NameGrammar.MemberPattern), "Name of the member of the enum", IsRequired: true));

    private static readonly Shape Values = Shape.Array(Shape.AnyOf(Value, Shape.Table(TagValue)), 1, null, distinct: true);
    private static readonly Key Other = new(
        "other", Shape.Text(NameGrammar.ValuePattern), "The value that undeclared ones count as; 'other' by default");

    private static readonly Key Optional = new(
        "optional", Shape.Boolean, "Whether a record may leave the attribute out: the parameter is nullable; false by default");

    private static readonly Key Sensitivity = new(
        "sensitivity",
        Shape.Text(NameGrammar.WordPattern),
        "Kind of secret, such as personal: logs replace the value with [redacted] unless the operator reveals it");

    public static readonly KeyTable Field = new(
        new("type", Shape.Words(CatalogueWords.FieldTypes.Words), "Type of the field", IsRequired: true),
        Sensitivity);

    public static readonly KeyTable Catalogue = new(
        new("meter", Shape.Text(NameGrammar.MeterPattern), "The OpenTelemetry meter (instrumentation scope)", IsRequired: true),
        new("version", Shape.Text(), "The meter's version"),
        new("max-series", Shape.Integer(1, null), "Max number of time series of all metrics together"));

    public static readonly KeyTable TagSet = new(
        new("description", Line, "Meaning of the values, in one line"),
        new(
            "values",
            Values,
            "The values, at most 256 characters each, or { value = \"…\", name = \"…\" }; 'other' is added automatically",
            IsRequired: true),
        Other);

    private static readonly Key Formerly = new(
        "formerly",
        Shape.Array(Shape.Text(NameGrammar.DottedPattern), 0, null, distinct: true),
        "Names that it had before: an operator's list with one of them goes on working, with a warning");

    private static readonly Key MaxSeries = new(
        "max-series",
        Shape.Integer(1, CatalogueLimits.MaxSeries),
        "Max number of combinations of tag values that have a series, where all of them are too many; further ones share one series");

    public static readonly KeyTable OpenTag = new(
        new("type", Shape.Words([CatalogueWords.OpenTagType, CatalogueWords.IntegerTagType]), "Type of an open tag", IsRequired: true),
        new(
            "limit",
            Shape.Integer(1, CatalogueLimits.MaxLimit),
            "Max number of distinct values; further values count as 'other'",
            IsRequired: true),
        Optional,
        Sensitivity);

    public static readonly KeyTable BooleanTag = new(
        new("type", Shape.Words([CatalogueWords.BooleanTag]), "Type of the tag", IsRequired: true),
        Optional,
        Sensitivity);

    public static readonly KeyTable SetTag = new(
        new("set", Shape.Text(NameGrammar.WordPattern), "The name of a [tags.*] set", IsRequired: true),
        Optional,
        Sensitivity);

    public static readonly KeyTable ClosedTag = new(
        new("values", Values, "The values", IsRequired: true),
        Other,
        Optional,
        Sensitivity);

    public static readonly KeyTable Feed = new(
        new("metric", Shape.Text(NameGrammar.DottedPattern), "A metric of [metrics]", IsRequired: true),
        new(
            "add",
            Shape.AnyOf(Shape.Integer(null, null), Shape.Text(NameGrammar.WordPattern)),
            "Counter or up-down-counter only: a constant, or the field whose value is added"),
        new("record", Shape.Text(NameGrammar.WordPattern), "Histogram only: the field whose value is recorded"),
        new("set", Shape.Text(NameGrammar.WordPattern), "Gauge only: the field whose value is set"),
        new("tags", Shape.Array(Shape.Text(NameGrammar.DottedPattern), 0, null), "Tags of the event that the metric's series have"));

    private static readonly Shape Tag = Shape.AnyOf(
        Values,
        Shape.Text(NameGrammar.WordPattern),
        Shape.Table(OpenTag),
        Shape.Table(BooleanTag),
        Shape.Table(SetTag),
        Shape.Table(ClosedTag));

    private static readonly Shape Tags = Shape.Map(NameGrammar.DottedPattern, Tag);

    public static readonly KeyTable Metric = new(
        new("kind", Shape.Words(CatalogueWords.Kinds.Words), "Kind of the instrument", IsRequired: true),
        new("unit", Shape.Text(), "UCUM unit, such as s, By or {message}"),
        new("description", Line, "What the metric measures, in one line", IsRequired: true),
        new(
            "buckets",
            Shape.AnyOf(Shape.Text(NameGrammar.WordPattern), Boundaries),
            "Histogram only: a list in [buckets], the boundaries, or \"native\" for exponential buckets"),
        new("native", Shape.Boolean, "Histogram only: exponential buckets beside the boundaries; false by default"),
        new(
            "observed",
            Shape.Boolean,
            "Whether the program keeps the total of the counter or up-down-counter, and callbacks return it; false by default"),
        new(
            "tags",
            Tags,
            "Attributes of the series of a gauge that the program sets, or of an observed metric; others have those of their feeds"),
        MaxSeries,
        Formerly);

    public static readonly KeyTable Event = new(
        new(
            "id",
            Shape.Integer(0, CatalogueLimits.MaxId),
            "Unique permanently; move the id of a removed event to [retired]",
            IsRequired: true),
        new("description", Line, "What happened, in one line", IsRequired: true),
        new("level", Shape.Words(CatalogueWords.Levels.Words), "Severity; info by default"),
        new("message", Line, "Template of the log message, with {field} and {tag}; the description by default"),
        new("logged", Shape.Boolean, "Whether the event is logged; true by default"),
        new("counted", Shape.Boolean, "Whether the event has its own counter; true by default"),
        new("counter", Shape.Text(NameGrammar.DottedPattern), "Name of its counter; the name of the event by default"),
        new("enabled", Shape.Boolean, "Whether the event is enabled unless the operator disables it; true by default"),
        new(
            "fields",
            Shape.Map(NameGrammar.WordPattern, Shape.AnyOf(Shape.Words(CatalogueWords.FieldTypes.Words), Shape.Table(Field))),
            "Parameters of the recording method that feeds and the message use"),
        new(
            "tags",
            Tags,
            "Attributes of the series: values, the name of a [tags.*] set, \"bool\", or { type = \"string\", limit = 50 }"),
        MaxSeries,
        new("feeds", Shape.Array(Shape.Table(Feed), 0, null), "Updates of declared metrics"),
        new("deprecated", Shape.Text(), "Marks the method as obsolete; the message names the replacement"),
        new("owner", Shape.Text(), "Team or person to contact, for documentation"),
        Formerly);

    public static readonly KeyTable Sections = new(
        new("catalogue", Shape.Table(Catalogue), "The catalogue itself", IsRequired: true),
        new("buckets", Shape.Map(NameGrammar.WordPattern, Boundaries), "Named lists of histogram boundaries"),
        new("tags", Shape.Map(NameGrammar.WordPattern, Shape.Table(TagSet)), "Tag sets that several events share"),
        new("metrics", Shape.Map(NameGrammar.DottedPattern, Shape.Table(Metric)), "Metrics that events feed or the program keeps"),
        new(
            "events",
            Shape.Families(NameGrammar.WordPattern, Shape.Table(Event)),
            "The events, family.event-name = { id = 1, description = \"…\" }"),
        new("retired", Shape.Map("^[0-9]{1,5}$", Shape.Text()), "Ids that must not be reused, and the events that had them"));
}
