using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Writing;

/// <summary>Converts an event to the table that declares it, without default values.</summary>
internal static class EventTable
{
    public const string Id = "id", Deprecated = "deprecated", Description = "description", Counted = "counted";

    public const string Fields = "fields", Tags = "tags", Feeds = "feeds", Metric = "metric", MaxSeries = "max-series";

    public static CatalogueTable Of(EventModel item) => new()
    {
        { Id, (long)item.Id },
        { "level", item.Level == EventLevel.Info ? null : CatalogueWords.Levels.Of(item.Level) },
        { Deprecated, item.Deprecated },
        { Description, item.Description },
        { "message", item.Message },
        { "logged", item.IsLogged ? null : false },
        { Counted, item.Counted ? null : false },
        { "counter", item.Counter },
        { "enabled", item.Enabled ? null : false },
        { Fields, FieldsOf(item.Fields) },
        { Tags, TagTable.OfAll(item.Tags) },
        { MaxSeries, item.MaxSeries > 0 ? (long)item.MaxSeries : null },
        { Feeds, CatalogueTable.Array(item.Feeds.Select(FeedOf)) },
        { "owner", item.Owner },
        { "formerly", CatalogueTable.Array(item.Formerly) },
    };

    private static CatalogueTable? FieldsOf(IEnumerable<FieldModel> fields) => new CatalogueTable()
        .With(fields.Select(field => new KeyValuePair<string, object>(field.Name, FieldOf(field))))
        .OrNone();

    private static object FieldOf(FieldModel field)
    {
        string type = CatalogueWords.FieldTypes.Of(field.Type);
        return field.Sensitivity is null
            ? type
            : new CatalogueTable { { TagTable.Type, type }, { TagTable.Sensitivity, field.Sensitivity } };
    }

    private static CatalogueTable FeedOf(FeedModel feed) => new()
    {
        { Metric, feed.Metric },
        { CatalogueWords.Verbs.Of(feed.Verb), feed.Field ?? (object)feed.Amount },
        { Tags, CatalogueTable.Array(feed.Tags) },
    };
}
