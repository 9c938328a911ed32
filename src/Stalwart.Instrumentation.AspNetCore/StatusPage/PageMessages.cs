using System.Text.Json.Serialization;
using Stalwart.Instrumentation.AspNetCore.StatusPage.Export;
using Stalwart.Instrumentation.AspNetCore.StatusPage.Tail;

namespace Stalwart.Instrumentation.AspNetCore.StatusPage;

/// <summary>What does not change while the process lives; it is part of the page.</summary>
/// <param name="Application">The host's name.</param>
/// <param name="Step">Milliseconds between two points of a history.</param>
/// <param name="Points">The max number of points of a history.</param>
/// <param name="Catalogues">The catalogues, in the order in which they were added.</param>
internal sealed record PageDescription(string Application, int Step, int Points, CatalogueRow[] Catalogues);

/// <summary>A catalogue; metrics are the declared ones, as an event's row says all of its counter.</summary>
internal sealed record CatalogueRow(string Meter, string? Version, EventRow[] Events, MetricRow[] Metrics);

/// <summary>An event.</summary>
internal sealed record EventRow(
    string Name,
    int Id,
    string Level,
    string Description,
    bool Uncounted,
    bool OffByDefault,
    string[]? Tags,
    string[]? Feeds,
    string? Deprecated,
    string? Owner,
    string? Message);

/// <summary>A declared metric.</summary>
internal sealed record MetricRow(string Name, string Kind, string Unit, string Description, string[]? Tags, double[]? Boundaries);

/// <summary>All that a page shows at one moment; the first message of a stream, and the next one of a page that fell behind.</summary>
/// <param name="Page">The fingerprint of the <see cref="PageDescription"/> that the numbers belong to.</param>
/// <param name="Time">When it was taken, in Unix milliseconds.</param>
/// <param name="Started">When the process started.</param>
/// <param name="Off">Numbers of the events that are off.</param>
/// <param name="OffMetrics">Numbers of the declared metrics that are off.</param>
/// <param name="Values">Number of a metric, value, and so on, for all that have a value; a histogram's is its count.</param>
/// <param name="Histories">The last minutes, of the metrics that moved in them.</param>
/// <param name="Histograms">The histograms that have a value.</param>
/// <param name="Exports">The state of exports and the configuration.</param>
internal sealed record StateMessage(
    string Page, long Time, long Started, int[] Off, int[] OffMetrics, double[] Values, HistoryRow[] Histories,
    HistogramRow[] Histograms, ExportMessage Exports);

/// <summary>What changed since the message before it.</summary>
/// <param name="Time">When it was taken, in Unix milliseconds.</param>
/// <param name="Values">As in <see cref="StateMessage"/>; a metric that has no value any more is NaN.</param>
/// <param name="Points">
/// Number of a metric, its newest point, and so on, when a step is complete; metrics that are not there have 0, or no value when they are
/// levels.
/// </param>
/// <param name="Off">All events that are off, when that changed.</param>
/// <param name="OffMetrics">All declared metrics that are off, when that changed.</param>
/// <param name="Histograms">The histograms that changed.</param>
/// <param name="Exports">The state of exports and the configuration, if it changed.</param>
internal sealed record TickMessage(
    long Time, double[] Values, double[]? Points, int[]? Off, int[]? OffMetrics, HistogramRow[]? Histograms, ExportMessage? Exports = null);

/// <summary>The last minutes of a metric, oldest first: records or amounts a second, or the level of what can also fall.</summary>
internal sealed record HistoryRow(int Metric, double[] Points);

/// <summary>A histogram over all its series, since the process began.</summary>
internal sealed record HistogramRow(int Metric, long Count, double Sum, BucketSummary Buckets);

/// <summary>The series of one metric, the largest first.</summary>
/// <param name="Metric">Its number.</param>
/// <param name="All">How many there are.</param>
/// <param name="Series">The first of them.</param>
internal sealed record SeriesMessage(int Metric, int All, SeriesRow[] Series);

/// <summary>One series; tags are key, value, and so on, and only a histogram has buckets.</summary>
internal sealed record SeriesRow(string[] Tags, double Value, long Count, BucketSummary? Buckets);

/// <summary>
/// Writes the messages without reflection. Its encoder escapes what has a meaning in HTML, so the description can stand in a page.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(PageDescription))]
[JsonSerializable(typeof(StateMessage))]
[JsonSerializable(typeof(TickMessage))]
[JsonSerializable(typeof(SeriesMessage[]))]
[JsonSerializable(typeof(TailMessage))]
internal sealed partial class PageJson : JsonSerializerContext;
