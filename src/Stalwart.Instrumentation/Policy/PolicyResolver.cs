namespace Stalwart.Instrumentation.Policy;

/// <summary>Resolves which events and declared metrics a policy enables.</summary>
internal sealed class PolicyResolver
{
    private readonly IReadOnlyList<EventDescriptor> events;
    private readonly IReadOnlyList<MetricDescriptor> declared;
    private readonly SwitchableNames names;
    private readonly NameWarnings warnings;
    private readonly bool[] byDefault;
    private readonly int[][] feeders;

    /// <param name="meter">The catalogue's meter.</param>
    /// <param name="events">The catalogue's events.</param>
    /// <param name="declared">The catalogue's declared metrics.</param>
    public PolicyResolver(string meter, IReadOnlyList<EventDescriptor> events, IReadOnlyList<MetricDescriptor> declared)
    {
        (this.events, this.declared) = (events, declared);
        names = new SwitchableNames(
            meter,
            [.. events.Select(item => item.Name), .. declared.Select(metric => metric.Name)],
            [.. events.Select(item => item.Formerly), .. declared.Select(metric => metric.Formerly)]);
        warnings = new NameWarnings(meter, names);
        byDefault = [.. events.Select(item => item.EnabledByDefault), .. declared.Select(_ => true)];
        feeders =
        [
            .. declared.Select(metric =>
                Enumerable.Range(0, events.Count).Where(i => events[i].Feeds.Contains(metric.Name)).ToArray()),
        ];
    }

    /// <summary>Gets the names of the catalogue: its events, then its declared metrics.</summary>
    public SwitchableNames Names => names;

    /// <summary>Gets the checker for names in the operator's lists.</summary>
    public NameWarnings NameWarnings => warnings;

    /// <summary>Returns what a policy enables, and its warnings.</summary>
    public ResolvedPolicy Resolve(EventPolicy policy) =>
        Lay(Match(policy.EnabledEvents), Match(policy.DisabledEvents), byDefault) with
        {
            ExportZeros = policy.ExportZeros,
            Exemplars = policy.Exemplars,
            Warnings = Warnings(policy, ""),
        };

    /// <summary>Returns what the lists of an exporter match, and their warnings.</summary>
    public ResolvedLayer Resolve(ExporterLayer layer) => new(
        layer.Gates, Match(layer.Lists.EnabledEvents), Match(layer.Lists.DisabledEvents), Warnings(layer.Lists, layer.Table));

    /// <summary>Returns what an exporter exports under a policy.</summary>
    public ResolvedPolicy Lay(ResolvedLayer layer, ResolvedPolicy policy) =>
        Lay(layer.Enabled, layer.Disabled, policy.Listed) with
        {
            ExportZeros = policy.ExportZeros,
            Exemplars = policy.Exemplars,
            Warnings = policy.Warnings,
        };

    /// <summary>Returns the names that a policy disables, and its warnings.</summary>
    public PolicyReport Report(ResolvedPolicy policy) => new(
        [.. events.Where((_, i) => !policy.On[i]).Select(e => e.Name)],
        [.. declared.Where((_, i) => !policy.On[events.Count + i]).Select(m => m.Name)],
        policy.Warnings);

    private ResolvedPolicy Lay(bool[] enabled, bool[] disabled, bool[] before)
    {
        bool[] listed = [.. before.Select((isOn, i) => enabled[i] || (isOn && !disabled[i]))];
        bool[] on = [.. listed];
        for (int i = 0; i < declared.Count; i++)
        {
            on[events.Count + i] &= FeederRule.Allows(
                declared[i].Kind == MetricKind.UpDownCounter, feeders[i].Length, feeders[i].Count(feeder => !on[feeder]));
        }

        return new ResolvedPolicy(on, listed, ExportZeros: false, Exemplars: false, Warnings: []);
    }

    private bool[] Match(IReadOnlyList<string> patterns)
    {
        bool[] matched = new bool[names.Current.Count];
        foreach (int place in patterns.SelectMany(names.Find))
        {
            matched[place] = true;
        }

        return matched;
    }

    private PolicyWarning[] Warnings(EventPolicy policy, string table) =>
    [
        .. warnings.Of(table + "disabled-events", policy.DisabledEvents, policy.OtherMeters),
        .. warnings.Of(table + "enabled-events", policy.EnabledEvents, policy.OtherMeters),
    ];
}
