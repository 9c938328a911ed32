using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Logging;

namespace Stalwart.Instrumentation.Hosting.Logs;

/// <summary>
/// Logs the events of a host's catalogues: keeps the sinks in step with the operator's options and the host's logging filters, and tells
/// once a minute what was left out. Thread-safe.
/// </summary>
internal sealed partial class HostLogs : IDisposable
{
    /// <summary>How often providers are asked: some change their level without telling anybody.</summary>
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

    /// <summary>Gets how many records were left out so far.</summary>
    public LeftOutCounts LeftOut => LeftOutCounts.Of(sinks) + new LeftOutCounts(0, 0, 0, exporter?.Lost ?? 0);

    /// <summary>Exports the records as changed options say, from the next <see cref="Apply"/> on.</summary>
    /// <param name="wanted">The options.</param>
    /// <param name="start">Starts an exporter, if the options ask for one and it is not running; it is stopped with the logs.</param>
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
            // Those that were recorded while exports were on.
            FlushSinks(FilterInterval);
        }

        exporter.Change(wanted);
    }

    /// <summary>Puts the operator's options in effect.</summary>
    /// <param name="policies">What they mean for each catalogue.</param>
    /// <param name="limits">The limits that the policies refer to; events of several catalogues may share one.</param>
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

    /// <summary>Writes and exports the records that wait.</summary>
    /// <param name="timeout">How long to wait for each catalogue, and for the exporter.</param>
    /// <returns>Whether all were written and arrived.</returns>
    public bool Flush(TimeSpan timeout) => FlushSinks(timeout) & exporter?.Flush(timeout) != false;

    /// <summary>Writes and exports the records that wait, tells what was left out, and logs nothing more.</summary>
    /// <param name="timeout">How long to wait for a provider; the exporter has a timeout of its own.</param>
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

    /// <summary>The records that wait may say why the process ends.</summary>
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
