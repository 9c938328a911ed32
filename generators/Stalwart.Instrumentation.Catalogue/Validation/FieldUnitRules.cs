using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>
/// Checks that fields fit the units of the metrics they feed: a <c>duration</c> or <c>bytes</c> is converted to a unit
/// of time or data, and anything else is an error.
/// </summary>
internal static class FieldUnitRules
{
    public static void Apply(CatalogueDraft draft, DiagnosticBag bag)
    {
        var lists = new HashSet<string>();
        var reported = new HashSet<(string Event, string Field)>();
        foreach (MetricDraft metric in draft.Metrics.Where(metric => !metric.HasErrors && UnitRules.IsKnown(metric.Unit)))
        {
            Compare(metric, reported, bag);

            // A list that several metrics share is reported once.
            string? list = (metric.Table.Find("buckets")?.Value as TomlString)?.Value;
            if (metric.Unit == "s" && LooksLikeMilliseconds(metric.Boundaries) && (list is null || lists.Add(list)))
            {
                bag.Add(Rules.BucketsInOtherUnit, metric.Table.SpanOf("buckets"), metric.Name);
                draft.Mentions.AddUnresolved(Rules.UnusedBuckets);
            }
        }
    }

    private static void Compare(MetricDraft metric, HashSet<(string Event, string Field)> reported, DiagnosticBag bag)
    {
        (FeedDraft Feed, FieldType Type)[] feeds =
        [
            .. metric.Feeds.Where(feed => feed.Feed.Field is not null)
                .Select(feed => (feed.Feed, feed.Event.Model.Fields.First(field => field.Name == feed.Feed.Field).Type)),
        ];
        var kinds = feeds.ToLookup(feed => KindOf(feed.Type));
        UnitScale? scale = UnitScale.Of(metric.Unit);
        if (kinds.Count == 1 && kinds.Single() is { Key: FieldType type } same)
        {
            // All feeds agree, so the unit is wrong. A number of bytes needs no unit; a time does.
            // A field of the wrong type is reported once, however many metrics it feeds.
            bool isBare = type == FieldType.Bytes && metric.Unit.Length == 0;
            if (scale?.Type != type
                && !isBare
                && metric.Feeds.Any(feed => feed.Feed.Field is string field && reported.Add((feed.Event.Model.Name, field))))
            {
                FeedDraft feed = same.First().Feed;
                bool hasUnit = metric.Unit.Length > 0;
                string fault = hasUnit ? $"has the unit '{metric.Unit}'" : "has no unit";
                bag.Add(
                    Rules.UnitMismatch,
                    metric.Table.SpanOf("unit"),
                    hasUnit ? Suggestion.String(Plain(type), metric.Table.SpanOf("unit")) : null,
                    $"Metric '{metric.Name}' {fault}, but {Described(feed, type)} on line {Line(feed.ValueSpan)} feeds it",
                    $"{(hasUnit ? "use" : "add")} unit = \"{Plain(type)}\" or another unit of {Measured(type)}, or another field");
            }
        }
        else if (kinds.Count > 1)
        {
            // The fields of the type that the unit measures are right; without any, those of the most common type.
            FieldType? right = scale is not null && kinds.Contains(scale.Type)
                ? scale.Type
                : kinds.OrderByDescending(kind => kind.Count()).First().Key;
            (FeedDraft first, FieldType firstType) = kinds[right].First();
            foreach ((FeedDraft feed, FieldType other) in feeds.Where(feed => KindOf(feed.Type) != right))
            {
                bag.Add(
                    Rules.UnitMismatch,
                    feed.ValueSpan,
                    $"{Capital(Described(feed, other))} cannot feed '{metric.Name}', which {Described(first, firstType)} on line "
                    + $"{Line(first.ValueSpan)} feeds",
                    "there is no conversion between the two, so feed it with fields of one type");
            }
        }
    }

    /// <summary>A <c>long</c> and a <c>double</c> fit every unit.</summary>
    private static FieldType? KindOf(FieldType type) => UnitScale.HasUnit(type) ? type : null;

    private static string Described(FeedDraft feed, FieldType type) => $"field '{feed.Field}' of type {CatalogueWords.FieldTypes.Of(type)}";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);

    private static string Plain(FieldType type) => type == FieldType.Duration ? "s" : "By";

    private static string Measured(FieldType type) => type == FieldType.Duration ? "time" : "data";

    private static string Line(SourceSpan span) => (span.StartLine + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// Returns whether boundaries are whole numbers, mostly above 100, and not multiples of minutes and hours, as long durations in seconds
    /// are.
    /// </summary>
    private static bool LooksLikeMilliseconds(EquatableArray<double> boundaries)
    {
        double[] large = [.. boundaries.Where(boundary => boundary >= 100)];
        return boundaries.All(boundary => boundary == System.Math.Floor(boundary))
            && large.Length * 2 >= boundaries.Count
            && large.Length > 0
            && large.Count(boundary => boundary % 60 == 0) * 2 < large.Length;
    }
}
