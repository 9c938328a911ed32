using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Builds the model from the valid parts.</summary>
internal static class ModelBuilder
{
    public static CatalogueModel Build(CatalogueDraft draft)
    {
        var metrics = draft.Metrics.ToDictionary(metric => metric.Name, Metric);
        IEnumerable<FamilyModel> families = draft.Events
            .GroupBy(item => item.Family)
            .Select(family => new FamilyModel(family.Key, new EquatableArray<EventModel>(family.Select(item => Event(item, metrics)))));
        return new CatalogueModel(
            draft.Meter,
            draft.Version,
            new EquatableArray<FamilyModel>(families),
            new EquatableArray<MetricModel>(draft.Metrics.Select(metric => metrics[metric.Name])),
            new EquatableArray<TagSetModel>(draft.TagSets.Values.Where(set => set.IsValid).Select(set => set.Model)),
            new EquatableArray<RetiredModel>(draft.Retired.Select(retired => new RetiredModel(retired.Key, retired.Value))))
        {
            MaxSeries = draft.MaxSeries,
        };
    }

    private static EventModel Event(EventDraft item, Dictionary<string, MetricModel> metrics) => item.Model with
    {
        Feeds = new EquatableArray<FeedModel>(
            item.Feeds.Where(feed => metrics.ContainsKey(feed.Metric)).Select(feed => Feed(feed, metrics[feed.Metric]))),
    };

    private static FeedModel Feed(FeedDraft feed, MetricModel metric) =>
        new(feed.Metric, feed.Verb, feed.Amount, feed.Field, new EquatableArray<string>(metric.Tags.Select(tag => tag.Name)));

    private static MetricModel Metric(MetricDraft metric)
    {
        bool isFloating = metric.Kind is MetricKind.Counter or MetricKind.UpDownCounter
            && (metric.IsKept
                ? !UnitScale.IsCount(metric.Unit)
                : metric.Feeds.Any(
                    feed => feed.Feed.Field is string name
                        && UnitScale.IsFloating(feed.Event.Model.Fields.First(field => field.Name == name).Type, metric.Unit)));
        return new MetricModel(
            metric.Name, metric.Kind, metric.Unit, metric.Description, metric.Boundaries, SeriesRules.TagsOf(metric), isFloating)
        {
            IsKept = metric.IsKept,
            IsNative = metric.IsNative,
            MaxSeries = metric.MaxSeries,
            Formerly = metric.Formerly,
        };
    }
}
