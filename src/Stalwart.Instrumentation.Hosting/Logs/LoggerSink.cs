using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Logging;

namespace Stalwart.Instrumentation.Hosting.Logs;

/// <summary>
/// Writes the log records of one catalogue to the host's logging providers: a category for each family, and the catalogue's ids.
/// Thread-safe.
/// </summary>
internal sealed class LoggerSink : EventLogSink
{
    private readonly EventCatalogue catalogue;
    private readonly ILogger[] loggers;
    private readonly EventId[] ids;
    private EventLogRule[] rules = [];
    private ValueRedaction[] redactions;

    public LoggerSink(EventCatalogue catalogue, ILoggerFactory factory)
        : base(catalogue.Events.Count)
    {
        this.catalogue = catalogue;
        Dictionary<string, ILogger> families = catalogue.Events.Select(item => FamilyOf(item.Name))
            .Distinct()
            .ToDictionary(family => family, family => factory.CreateLogger($"{catalogue.MeterName}.{family}"));
        loggers = [.. catalogue.Events.Select(item => families[FamilyOf(item.Name)])];
        ids = [.. catalogue.Events.Select(item => new EventId(item.Id, item.Name))];
        redactions = [.. catalogue.Events.Select(_ => ValueRedaction.None)];
        catalogue.AttachLogs(this);
    }

    /// <summary>Gets the catalogue.</summary>
    public EventCatalogue Catalogue => catalogue;

    /// <summary>Puts other rules in effect.</summary>
    /// <param name="wanted">The rule of each event.</param>
    /// <param name="redacted">What is hidden of each event.</param>
    public void Apply(EventLogRule[] wanted, ValueRedaction[] redacted)
    {
        // What is hidden first: a record between the two must not show more than either.
        Volatile.Write(ref redactions, redacted);
        Volatile.Write(ref rules, wanted);
        Refresh();
    }

    /// <summary>Asks the host's filters and providers again which events they take.</summary>
    public void Refresh()
    {
        EventLogRule[] current = rules;
        bool[] isWanted = [.. current.Select((rule, item) => rule.Level != LogLevel.None && loggers[item].IsEnabled(rule.Level))];
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
        Exception? exception = shown.Exception;
        loggers[item].Log(level, ids[item], shown, exception, static (state, _) => state.ToString());
    }

    /// <summary>Removes the sink after the records that wait are written, or a timeout.</summary>
    public void Stop(TimeSpan timeout) => catalogue.DetachLogs(this, timeout);

    private static string FamilyOf(string name) => name[..name.IndexOf('.', StringComparison.Ordinal)];
}
