using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Logging;

namespace Stalwart.Instrumentation.Hosting.Logs;

/// <summary>
/// Logs the events of a host's catalogues: applies the operator's options and the host's logging filters to the sinks, and logs the number
/// of dropped records once a minute. Thread-safe.
/// </summary>
internal sealed partial class HostLogs : IDisposable
{
    /// <summary>The interval at which providers are queried, because some change their level without notification.</summary>
    private static readonly TimeSpan FilterInterval = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan SummaryInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan CrashTimeout = TimeSpan.FromSeconds(2);

    private readonly LoggerSink[] sinks;
    private readonly LogRedactions redactions;
    private readonly TimeProvider time;
    private readonly bool needsLevel;
    private readonly LeftOutLog[] leftOut;
    private readonly Lock change = new();
    private readonly IDisposable? filters;
    private readonly ITimer filterTimer;
    private readonly ITimer summaryTimer;
    private LogExporter? exporter;
    private bool isStopped;

    public HostLogs(
        IEnumerable<EventCatalogue> catalogues,
        ILoggerFactory factory,
        IOptionsMonitor<LoggerFilterOptions> filters,
        LogRedactions redactions,
        ILogger logger,
        TimeProvider time,
        bool needsLevel)
    {
        this.needsLevel = needsLevel;
        this.redactions = redactions;
        this.time = time;
        sinks = [.. catalogues.Select(catalogue => new LoggerSink(catalogue, factory))];
        leftOut = [.. sinks.Select(sink => new LeftOutLog(sink, logger))];
        this.filters = filters.OnChange((_, _) => Refresh());
        filterTimer = time.CreateTimer(_ => Refresh(), null, FilterInterval, FilterInterval);
        summaryTimer = time.CreateTimer(_ => Summarize(), null, SummaryInterval, SummaryInterval);
        AppDomain.CurrentDomain.UnhandledException += OnCrash;
    }

    /// <summary>Gets the number of dropped records.</summary>
    public LeftOutCounts LeftOut => LeftOutCounts.Of(sinks) + new LeftOutCounts(0, 0, 0, exporter?.Lost ?? 0);

    /// <summary>Applies changed export options, with the next <see cref="Apply"/>.</summary>
    /// <param name="wanted">The options.</param>
    /// <param name="start">
    /// Starts an exporter if the options enable one and it is not running; it is stopped together with the logs.
    /// </param>
    public void Export(EventMetricsOptions wanted, Func<LogExporter?> start)
    {
        if (exporter is null)
        {
            exporter = start();
            Array.ForEach(sinks, sink => sink.Exporter = exporter);
            return;
        }

        if (exporter.IsOn && !wanted.Logs.OpenTelemetry.IsOn)
        {
            // Includes records made while exports were enabled.
            FlushSinks(FilterInterval);
        }

        exporter.Change(wanted);
    }

    /// <summary>Applies the operator's options.</summary>
    /// <param name="policies">Their result for each catalogue.</param>
    /// <param name="limits">The limits that the policies refer to; events of several catalogues can share one.</param>
    public void Apply(IEnumerable<LogPolicy> policies, IEnumerable<KeyValuePair<string, EventLogLimit>> limits)
    {
        LogLimit[] lines = [.. limits.Select(line => new LogLimit(line.Value.Count, line.Value.Period, time))];
        Dictionary<EventCatalogue, LogPolicy> byCatalogue = policies.ToDictionary(policy => policy.Catalogue);
        lock (change)
        {
            foreach (LoggerSink sink in isStopped ? [] : sinks)
            {
                LogPolicy policy = byCatalogue[sink.Catalogue];
                sink.Apply(EventLogRule.Of(policy, lines), redactions.Of(policy), policy.HasLevel || !needsLevel);
            }
        }
    }

    /// <summary>Writes and exports the waiting records.</summary>
    /// <param name="timeout">The max time to wait for each catalogue, and for the exporter.</param>
    /// <returns>Whether all records were written and exported.</returns>
    public bool Flush(TimeSpan timeout) => FlushSinks(timeout) & exporter?.Flush(timeout) != false;

    /// <summary>Writes and exports the waiting records, logs the number of dropped records, and stops logging.</summary>
    /// <param name="timeout">The max time to wait for a provider; the exporter has its own timeout.</param>
    public void Stop(TimeSpan timeout)
    {
        lock (change)
        {
            if (isStopped)
            {
                return;
            }

            isStopped = true;
        }

        AppDomain.CurrentDomain.UnhandledException -= OnCrash;
        filters?.Dispose();
        filterTimer.Dispose();
        summaryTimer.Dispose();
        foreach (LoggerSink sink in sinks)
        {
            sink.Stop(timeout);
        }

        exporter?.Stop();
        exporter?.Dispose();
        Summarize();
    }

    public void Dispose() => Stop(TimeSpan.FromSeconds(1));

    /// <summary>The waiting records may show why the process ends.</summary>
    private void OnCrash(object sender, UnhandledExceptionEventArgs e) => Flush(CrashTimeout);

    private bool FlushSinks(TimeSpan timeout) =>
        sinks.Aggregate(true, (all, sink) => sink.Catalogue.FlushLogs(timeout) && all);

    private void Refresh()
    {
        lock (change)
        {
            foreach (LoggerSink sink in isStopped ? [] : sinks)
            {
                sink.Refresh();
            }
        }
    }

    private void Summarize()
    {
        foreach (LeftOutLog one in leftOut)
        {
            one.Write();
        }
    }
}
