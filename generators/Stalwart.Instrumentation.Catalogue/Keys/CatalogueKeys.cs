using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Keys;

/// <summary>The keys of each kind of table: what the validation accepts, and what the schema for editors is written from.</summary>
internal static class CatalogueKeys
{
    private static readonly Shape Line = Shape.Text(
        @"^[^\u0000-\u001F\u007F-\u009F]*[^\s\u0000-\u001F\u007F-\u009F][^\u0000-\u001F\u007F-\u009F]*$");
    private static readonly Shape Boundaries = Shape.Array(Shape.Number, 1, CatalogueLimits.MaxBoundaries);
    private static readonly Shape Values = Shape.Array(Shape.Text(NameGrammar.ValuePattern), 1, null, distinct: true);

    public static readonly KeyTable Catalogue = new(
        new("meter", Shape.Text(NameGrammar.MeterPattern), "The OpenTelemetry meter (instrumentation scope)", IsRequired: true),
        new("version", Shape.Text(), "The meter's version"),
        new("max-series", Shape.Integer(1, null), "The most time series that all metrics together may have"));

    public static readonly KeyTable TagSet = new(
        new("description", Line, "What the values say, in one line"),
        new("values", Values, "The values, at most 64 characters each; 'other' is there by itself", IsRequired: true));

    public static readonly KeyTable Metric = new(
        new("kind", Shape.Words(CatalogueWords.Kinds.Words), "What kind of instrument it is", IsRequired: true),
        new("unit", Shape.Text(), "UCUM, such as s, By or {message}"),
        new("description", Line, "What it measures, in one line", IsRequired: true),
        new(
            "buckets",
            Shape.AnyOf(Shape.Text(NameGrammar.KebabPattern), Boundaries),
            "Of a histogram: the name of a list in [buckets], or the boundaries themselves"));

    public static readonly KeyTable OpenTag = new(
        new("type", Shape.Words([CatalogueWords.OpenTagType]), "An open tag is a string", IsRequired: true),
        new(
            "limit",
            Shape.Integer(1, CatalogueLimits.MaxLimit),
            "How many distinct values it keeps; further ones count as 'other'",
            IsRequired: true));

    public static readonly KeyTable Feed = new(
        new("metric", Shape.Text(NameGrammar.MetricPattern), "One of [metrics]", IsRequired: true),
        new(
            "add",
            Shape.AnyOf(Shape.Integer(null, null), Shape.Text(NameGrammar.KebabPattern)),
            "Of a counter or up-down-counter: a constant, or the field whose value is added"),
        new("record", Shape.Text(NameGrammar.KebabPattern), "Of a histogram: the field whose value is recorded"),
        new("set", Shape.Text(NameGrammar.KebabPattern), "Of a gauge: the field whose value it takes"),
        new("tags", Shape.Array(Shape.Text(NameGrammar.KebabPattern), 0, null), "Tags of the event that the metric's series carry"));

    private static readonly Shape Tag = Shape.AnyOf(
        Values,
        Shape.Text(NameGrammar.KebabPattern),
        Shape.Table(OpenTag));

    public static readonly KeyTable Event = new(
        new("id", Shape.Integer(0, CatalogueLimits.MaxId), "Unique for ever; a removed event's id goes to [retired]", IsRequired: true),
        new("description", Line, "What happened, in one line", IsRequired: true),
        new("level", Shape.Words(CatalogueWords.Levels.Words), "How grave it is; info when not given"),
        new("counted", Shape.Boolean, "Whether it has a counter of its own; true when not given"),
        new("enabled", Shape.Boolean, "Whether it is on until the operator says otherwise; true when not given"),
        new(
            "fields",
            Shape.Map(NameGrammar.KebabPattern, Shape.Words(CatalogueWords.FieldTypes.Words)),
            "Values that the recording method takes, for feeds"),
        new(
            "tags",
            Shape.Map(NameGrammar.KebabPattern, Tag),
            "Attributes of its series: values, the name of a [tags.*] set, \"bool\", or { type = \"string\", limit = 50 }"),
        new("feeds", Shape.Array(Shape.Table(Feed), 0, null), "What it does to declared metrics"),
        new("deprecated", Shape.Text(), "Marks the method obsolete; the message says what to use"),
        new("owner", Shape.Text(), "Who is asked about it; for documents"));

    public static readonly KeyTable Sections = new(
        new("catalogue", Shape.Table(Catalogue), "The catalogue itself", IsRequired: true),
        new("buckets", Shape.Map(NameGrammar.KebabPattern, Boundaries), "Named lists of histogram boundaries"),
        new("tags", Shape.Map(NameGrammar.KebabPattern, Shape.Table(TagSet)), "Tag sets that several events share"),
        new("metrics", Shape.Map(NameGrammar.MetricPattern, Shape.Table(Metric)), "Metrics that events feed, and gauges"),
        new(
            "events",
            Shape.Families(NameGrammar.KebabPattern, Shape.Table(Event)),
            "The events, family.event-name = { id = 1, description = \"…\" }"),
        new("retired", Shape.Map("^[0-9]{1,5}$", Shape.Text()), "Ids that must never be used again, and the events that had them"));
}
