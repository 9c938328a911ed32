namespace Stalwart.Instrumentation.Cli.Queries;

/// <summary>
/// The Prometheus names of the runtime's own metrics, for the dashboards and alerts of all catalogues: exports, scrapes and reloads.
/// </summary>
internal static class RuntimeMetrics
{
    public const string Meter = "stalwart.instrumentation";

    public const string PushSucceeded = "instrumentation_push_succeeded_total";
    public const string PushFailed = "instrumentation_push_failed_total";
    public const string PushTime = "instrumentation_push_time_seconds";
    public const string ScrapeTime = "instrumentation_scrape_time_seconds";
    public const string ExportFailing = "instrumentation_export_failing";
    public const string ExportLost = "instrumentation_export_lost_total";
    public const string ExportRejected = "instrumentation_export_rejected_total";
    public const string LogsLeftOut = "instrumentation_logs_left_out_total";
    public const string Reloaded = "instrumentation_reloaded_total";
    public const string ReloadRejected = "instrumentation_reload_rejected_total";
    public const string ConfigurationRejected = "instrumentation_configuration_rejected";
    public const string Series = "instrumentation_series";
    public const string DisabledEvents = "instrumentation_disabled_events";
    public const string TagOverflows = "instrumentation_tag_overflows";
    public const string RejectedValues = "instrumentation_rejected_values";

    /// <summary>The label that names an exporter.</summary>
    public const string Exporter = "exporter";
}
