using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>A resolved feed: the cells that it updates, and how.</summary>
/// <param name="Metric">The metric's name. Its gate and first cell are in the catalogue's file.</param>
/// <param name="Verb">The method that updates the cells.</param>
/// <param name="Cell">The cell of the first series, relative to the metric's first one.</param>
/// <param name="Series">The number of the series.</param>
/// <param name="SubtractedCell">The corresponding cell for subtracted amounts, with <see cref="RecordVerb.AddSigned"/>.</param>
/// <param name="Field">The field whose value is used.</param>
/// <param name="Conversion">The conversion of the value.</param>
/// <param name="Unit">The unit to convert to; empty without a conversion between units.</param>
/// <param name="Amount">The positive constant to add if there is no field.</param>
/// <param name="IsBalance">Whether the metric is an up-down-counter.</param>
internal sealed record FeedLayout(
    string Metric,
    RecordVerb Verb,
    int Cell,
    EquatableArray<SeriesTerm> Series,
    int SubtractedCell,
    string? Field,
    FieldConversion Conversion,
    string Unit,
    long Amount,
    bool IsBalance)
{
    /// <summary>
    /// The max constant that is added without an overflow check: at one record per nanosecond, an overflow takes 18 years.
    /// </summary>
    private const long MaxUncheckedAmount = 16;

    /// <summary>Gets whether the metric is sparse, so that the number of a series is that of a combination with a slot.</summary>
    public bool IsSparse { get; init; }

    /// <summary>Gets whether the feed keeps state, and so is applied even while the metric is disabled.</summary>
    public bool IsState => IsBalance || Verb == RecordVerb.SetGauge;

    public static FeedLayout Of(FeedModel feed, EventModel item, MetricModel metric)
    {
        FieldType? field = item.Fields.FirstOrDefault(candidate => candidate.Name == feed.Field)?.Type;
        RecordVerb verb = VerbOf(metric, field, feed.Amount);
        int subtracted = metric.Kind == MetricKind.UpDownCounter ? Layout.Series.Count(metric) : 0;
        FieldConversion conversion = ConversionOf(
            field, metric.Unit, isFloating: metric.IsFloating || metric.Kind is MetricKind.Gauge or MetricKind.Histogram);
        return new FeedLayout(
            metric.Name,
            verb,
            feed.Amount < 0 ? subtracted : 0,
            Layout.Series.Terms(metric.Tags),
            verb == RecordVerb.AddSigned ? subtracted : 0,
            feed.Field,
            conversion,
            conversion is FieldConversion.Duration or FieldConversion.Data ? UnitScale.Of(metric.Unit)?.Unit ?? "" : "",
            System.Math.Abs(feed.Amount),
            metric.Kind == MetricKind.UpDownCounter)
        {
            IsSparse = metric.MaxSeries > 0,
        };
    }

    private static RecordVerb VerbOf(MetricModel metric, FieldType? field, long amount) => (metric.Kind, field) switch
    {
        // Integers, such as numbers of bytes, are always finite.
        (MetricKind.Histogram, FieldType.Double) => RecordVerb.RecordFinite,
        (MetricKind.Histogram, FieldType.Duration) => RecordVerb.RecordDuration,
        (MetricKind.Histogram, _) => RecordVerb.Record,
        (MetricKind.Gauge, _) => RecordVerb.SetGauge,
        (_, null) when metric.IsFloating => RecordVerb.AddDouble,
        (_, null) => System.Math.Abs(amount) > MaxUncheckedAmount ? RecordVerb.AddPositive : RecordVerb.Add,
        (MetricKind.UpDownCounter, _) => RecordVerb.AddSigned,
        _ => RecordVerb.AddPositive,
    };

    private static FieldConversion ConversionOf(FieldType? field, string unit, bool isFloating) => field switch
    {
        FieldType.Duration => FieldConversion.Duration,
        FieldType.Double => FieldConversion.None,
        FieldType.Bytes when UnitScale.IsFloating(FieldType.Bytes, unit) => FieldConversion.Data,
        _ => isFloating ? FieldConversion.ToDouble : FieldConversion.None,
    };
}
