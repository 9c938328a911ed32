using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Writing;

/// <summary>An event as the table that declares it: what the file leaves out by default is left out.</summary>
internal static class EventTable
{
    public const string Deprecated = "deprecated", Description = "description", Tags = "tags";

    public static CatalogueTable Of(EventModel item) => new()
    {
        { "id", (long)item.Id },
        { "level", item.Level == EventLevel.Info ? null : CatalogueWords.Levels.Of(item.Level) },
        { Deprecated, item.Deprecated },
        { Description, item.Description },
        { "counted", item.Counted ? null : false },
        { "counter", item.Counter },
        { "enabled", item.Enabled ? null : false },
        { "fields", Fields(item.Fields) },
        { Tags, TagTable.OfAll(item.Tags) },
        { "feeds", CatalogueTable.Array(item.Feeds.Select(Feed)) },
        { "owner", item.Owner },
        { "formerly", CatalogueTable.Array(item.Formerly) },
    };

    private static CatalogueTable? Fields(IEnumerable<FieldModel> fields) => new CatalogueTable()
        .With(fields.Select(field => new KeyValuePair<string, object>(field.Name, CatalogueWords.FieldTypes.Of(field.Type))))
        .OrNone();

    private static CatalogueTable Feed(FeedModel feed) => new()
    {
        { "metric", feed.Metric },
        { CatalogueWords.Verbs.Of(feed.Verb), feed.Field ?? (object)feed.Amount },
        { Tags, CatalogueTable.Array(feed.Tags) },
    };
}
