using System.Text.Json.Serialization;
using Stalwart.Instrumentation.AspNetCore.StatusPage.Export;
using Stalwart.Instrumentation.AspNetCore.StatusPage.Tail;

namespace Stalwart.Instrumentation.AspNetCore.StatusPage;

/// <summary>The part that does not change while the process runs; it is embedded in the page.</summary>
/// <param name="Application">The host's name.</param>
/// <param name="Step">The milliseconds between two points of a history.</param>
/// <param name="Points">The max number of points of a history.</param>
/// <param name="Catalogues">The catalogues, in the order in which they were added.</param>
internal sealed record PageDescription(string Application, int Step, int Points, CatalogueRow[] Catalogues);

/// <summary>A catalogue with its declared metrics; an event's row describes its counter.</summary>
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

/// <summary>The complete state at one point in time; the first message of a stream, and the next one of a page that fell behind.</summary>
/// <param name="Page">The fingerprint of the <see cref="PageDescription"/> that the numbers belong to.</param>
/// <param name="Time">The time of the reading, in Unix milliseconds.</param>
/// <param name="Started">The start of the process.</param>
/// <param name="Off">The numbers of the disabled events.</param>
/// <param name="OffMetrics">The numbers of the disabled declared metrics.</param>
/// <param name="Values">Pairs of metric number and value, for all metrics with a value; the value of a histogram is its count.</param>
/// <param name="Histories">The histories of the metrics that changed in the last minutes.</param>
/// <param name="Histograms">The histograms that have a value.</param>
/// <param name="Exports">The state of exports and the configuration.</param>
internal sealed record StateMessage(
    string Page, long Time, long Started, int[] Off, int[] OffMetrics, double[] Values, HistoryRow[] Histories,
    HistogramRow[] Histograms, ExportMessage Exports);

/// <summary>The changes since the previous message.</summary>
/// <param name="Time">The time of the reading, in Unix milliseconds.</param>
/// <param name="Values">As in <see cref="StateMessage"/>; NaN for a metric that no longer has a value.</param>
/// <param name="Points">
/// Pairs of metric number and newest point, if a step is complete; metrics that are not listed have 0, or no value if they are levels.
/// </param>
/// <param name="Off">All disabled events, if they changed.</param>
/// <param name="OffMetrics">All disabled declared metrics, if they changed.</param>
/// <param name="Histograms">The histograms that changed.</param>
/// <param name="Exports">The state of exports and the configuration, if it changed.</param>
internal sealed record TickMessage(
    long Time, double[] Values, double[]? Points, int[]? Off, int[]? OffMetrics, HistogramRow[]? Histograms, ExportMessage? Exports = null);

/// <summary>
/// The last minutes of a metric, oldest first: records or amounts per second, or the level of a metric that can decrease.
/// </summary>
internal sealed record HistoryRow(int Metric, double[] Points);

/// <summary>A histogram over all its series, since the process started.</summary>
internal sealed record HistogramRow(int Metric, long Count, double Sum, BucketSummary Buckets);

/// <summary>The series of one metric, the largest first.</summary>
/// <param name="Metric">The number of the metric.</param>
/// <param name="All">The number of its series.</param>
/// <param name="Series">The first of them.</param>
internal sealed record SeriesMessage(int Metric, int All, SeriesRow[] Series);

/// <summary>One series; tags alternate between key and value, and only a histogram has buckets.</summary>
internal sealed record SeriesRow(string[] Tags, double Value, long Count, BucketSummary? Buckets);

/// <summary>
/// Writes the messages without reflection. The encoder escapes characters that have a meaning in HTML, so the description can be embedded
/// in a page.
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
