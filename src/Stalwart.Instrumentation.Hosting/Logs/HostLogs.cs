using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
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
    private readonly LeftOutLog[] leftOut;
    private readonly Lock change = new();
    private readonly IDisposable? filters;
    private readonly ITimer filterTimer;
    private readonly ITimer summaryTimer;
    private bool isStopped;

    public HostLogs(
        IEnumerable<EventCatalogue> catalogues,
        ILoggerFactory factory,
        IOptionsMonitor<LoggerFilterOptions> filters,
        LogRedactions redactions,
        ILogger logger,
        TimeProvider time)
    {
        this.redactions = redactions;
        this.time = time;
        sinks = [.. catalogues.Select(catalogue => new LoggerSink(catalogue, factory))];
        leftOut = [.. sinks.Select(sink => new LeftOutLog(sink, logger))];
        this.filters = filters.OnChange((_, _) => Refresh());
        filterTimer = time.CreateTimer(_ => Refresh(), null, FilterInterval, FilterInterval);
        summaryTimer = time.CreateTimer(_ => Summarise(), null, SummaryInterval, SummaryInterval);
        AppDomain.CurrentDomain.UnhandledException += OnCrash;
    }

    /// <summary>Gets how many records were left out so far.</summary>
    public LeftOutCounts LeftOut => LeftOutCounts.Of(sinks);

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
                sink.Apply(EventLogRule.Of(policy, lines), redactions.Of(policy));
            }
        }
    }

    /// <summary>Writes the records that wait, tells what was left out, and logs nothing more.</summary>
    /// <param name="timeout">How long to wait for a provider.</param>
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

        Summarise();
    }

    public void Dispose() => Stop(TimeSpan.FromSeconds(1));

    /// <summary>The records that wait may say why the process ends.</summary>
    private void OnCrash(object sender, UnhandledExceptionEventArgs e) =>
        Array.ForEach(sinks, sink => sink.Catalogue.FlushLogs(CrashTimeout));

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

    private void Summarise()
    {
        foreach (LeftOutLog one in leftOut)
        {
            one.Write();
        }
    }
}
