using System.Diagnostics;
using Stalwart.Instrumentation.Hosting.Logs;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Logging;

namespace Stalwart.Instrumentation.AspNetCore.StatusPage.Tail;

/// <summary>Formats the log records of one catalogue for the pages, with redaction.</summary>
internal sealed class PageTailSink : EventLogSink
{
    private const int MaxLength = 2000;

    private readonly PageTail tail;
    private readonly EventCatalogue catalogue;
    private readonly int first;
    private readonly Func<EventLogOptions> options;
    private readonly LogRedactions redactions;
    private readonly LogLimit limit;
    private readonly TimeProvider clock;
    private volatile Rules rules;

    /// <param name="tail">Receives the records.</param>
    /// <param name="catalogue">The catalogue, to which the sink is attached.</param>
    /// <param name="first">The page's number for the catalogue's first event.</param>
    /// <param name="options">The operator's current options.</param>
    /// <param name="redactions">The redaction of sensitive values.</param>
    /// <param name="limit">The limit, shared by all catalogues.</param>
    /// <param name="clock">The clock.</param>
    public PageTailSink(
        PageTail tail,
        EventCatalogue catalogue,
        int first,
        Func<EventLogOptions> options,
        LogRedactions redactions,
        LogLimit limit,
        TimeProvider clock)
        : base(catalogue.Events.Count)
    {
        (this.tail, this.catalogue, this.first, this.options, this.redactions) = (tail, catalogue, first, options, redactions);
        (this.limit, this.clock) = (limit, clock);
        rules = RulesInForce();
        Plan = PlanOf(rules);
        catalogue.AttachLogs(this);
    }

    /// <summary>Gets the number of dropped records.</summary>
    public long LeftOut => Enumerable.Range(0, catalogue.Events.Count).Sum(item => Limited(item) + Lost(item) + Failed(item));

    /// <summary>Applies the operator's current options.</summary>
    public void Refresh()
    {
        Rules before = rules;
        Rules now = RulesInForce();
        if (now != before)
        {
            rules = now;
            Plan = PlanOf(now);
            catalogue.RefreshGates();
        }
    }

    /// <inheritdoc/>
    public override void Write(in EventLogState record, int item)
    {
        // Redact under the current options, also before the next refresh.
        Rules now = RulesInForce();
        if (!now.Policy.IsListed(item))
        {
            return;
        }

        EventLogState shown = record;
        now.Redactions[item].Apply(ref shown);
        Exception? exception = shown.Exception;
        tail.Add(new TailRecord(
            0,
            clock.GetUtcNow().ToUnixTimeMilliseconds(),
            first + item,
            now.Policy.LevelOf(item).ToString().ToLowerInvariant(),
            Cut(shown.ToString()),
            exception is null ? null : Cut($"{exception.GetType()}: {exception.Message}"),
            Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.TraceId.ToHexString() : null,
            record.Times > 1 ? record.Times : 0));
    }

    /// <summary>Stops taking records, without waiting for those in progress.</summary>
    public void Detach() => catalogue.DetachLogs(this, TimeSpan.Zero);

    private static string Cut(string text) => text.Length <= MaxLength ? text : string.Concat(text.AsSpan(0, MaxLength), "…");

    private Rules RulesInForce()
    {
        EventLogOptions now = options();
        if (rules is { } known && known.Options == now)
        {
            return known;
        }

        var policy = new LogPolicy(catalogue, now);
        return new Rules(now, policy, redactions.Of(policy));
    }

    private LogPlan PlanOf(Rules wanted) => new(
        [.. catalogue.Events.Select((_, item) => wanted.Policy.IsListed(item))],
        [.. catalogue.Events.Select(_ => limit)]);

    /// <summary>The result of the options, which are compared by reference because a reload replaces them.</summary>
    private sealed class Rules(EventLogOptions options, LogPolicy policy, ValueRedaction[] redactions)
    {
        public EventLogOptions Options { get; } = options;

        public LogPolicy Policy { get; } = policy;

        public ValueRedaction[] Redactions { get; } = redactions;
    }
}
