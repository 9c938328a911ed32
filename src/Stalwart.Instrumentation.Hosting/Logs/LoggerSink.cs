using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Logging;

namespace Stalwart.Instrumentation.Hosting.Logs;

/// <summary>
/// Writes the log records of one catalogue to the host's logging providers and to the exporter of logs, if there is one: one category per
/// family, with the catalogue's ids. Thread-safe.
/// </summary>
internal sealed class LoggerSink : EventLogSink
{
    private readonly EventCatalogue catalogue;
    private readonly string[] categories;
    private readonly ILogger[] loggers;
    private readonly EventId[] ids;
    private readonly long[] unexported;
    private volatile LogExporter? exporter;
    private volatile bool isProvided;
    private EventLogRule[] rules = [];
    private ValueRedaction[] redactions;

    public LoggerSink(EventCatalogue catalogue, ILoggerFactory factory)
        : base(catalogue.Events.Count)
    {
        this.catalogue = catalogue;
        categories = [.. catalogue.Events.Select(item => $"{catalogue.MeterName}.{FamilyOf(item.Name)}")];
        Dictionary<string, ILogger> families = categories.Distinct().ToDictionary(category => category, factory.CreateLogger);
        loggers = [.. categories.Select(category => families[category])];
        unexported = new long[categories.Length];
        ids = [.. catalogue.Events.Select(item => new EventId(item.Id, item.Name))];
        redactions = [.. catalogue.Events.Select(_ => ValueRedaction.None)];
        catalogue.AttachLogs(this);
    }

    /// <summary>Gets the catalogue.</summary>
    public EventCatalogue Catalogue => catalogue;

    /// <summary>Gets or sets the exporter of the records; <see cref="Refresh"/> applies a new one.</summary>
    public LogExporter? Exporter
    {
        get => exporter;
        set => exporter = value;
    }

    /// <summary>Returns the number of records of an event for which the exporter had no room.</summary>
    public long Unexported(int item) => Volatile.Read(ref unexported[item]);

    /// <summary>Applies other rules.</summary>
    /// <param name="wanted">The rule of each event.</param>
    /// <param name="redacted">The redaction of each event.</param>
    /// <param name="toProviders">Whether the host's providers receive the records, or only the exporter.</param>
    public void Apply(EventLogRule[] wanted, ValueRedaction[] redacted, bool toProviders)
    {
        isProvided = toProviders;

        // Redaction first, because a record between the two must not show more than either.
        Volatile.Write(ref redactions, redacted);
        Volatile.Write(ref rules, wanted);
        Refresh();
    }

    /// <summary>
    /// Queries the host's filters and providers again for the events that they accept. The exporter accepts all that have a level.
    /// </summary>
    public void Refresh()
    {
        EventLogRule[] current = rules;
        bool isExported = exporter is { IsOn: true };
        bool[] isWanted =
        [
            .. current.Select(
                (rule, item) => rule.Level != LogLevel.None && (isExported || (isProvided && loggers[item].IsEnabled(rule.Level)))),
        ];
        LogPlan before = Plan;
        bool isSame = Enumerable.Range(0, current.Length)
            .All(item => before.IsWanted(item) == isWanted[item] && before.LimitOf(item) == current[item].Limit);
        if (!isSame)
        {
            Plan = new LogPlan(isWanted, [.. current.Select(rule => rule.Limit)]);
            catalogue.RefreshGates();
        }
    }

    /// <inheritdoc/>
    public override void Write(in EventLogState record, int item)
    {
        EventLogState shown = record;
        Volatile.Read(ref redactions)[item].Apply(ref shown);
        LogLevel level = Volatile.Read(ref rules)[item].Level;
        try
        {
            if (isProvided)
            {
                loggers[item].Log(level, ids[item], shown, shown.Exception, static (state, _) => state.ToString());
            }
        }
        finally
        {
            // Also if a provider throws, which is counted.
            if (level != LogLevel.None && exporter is { IsOn: true } current && !current.TryTake(categories[item], level, ids[item], shown))
            {
                Interlocked.Increment(ref unexported[item]);
            }
        }
    }

    /// <summary>Removes the sink after waiting records are written, or a timeout.</summary>
    public void Stop(TimeSpan timeout) => catalogue.DetachLogs(this, timeout);

    private static string FamilyOf(string name) => name[..name.IndexOf('.', StringComparison.Ordinal)];
}
