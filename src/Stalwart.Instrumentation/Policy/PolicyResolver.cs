using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Policy;

/// <summary>Works out which events and declared metrics are on under a policy.</summary>
/// <param name="meter">The catalogue's meter.</param>
/// <param name="events">The catalogue's events.</param>
/// <param name="declared">The catalogue's declared metrics.</param>
internal sealed class PolicyResolver(string meter, IReadOnlyList<EventDescriptor> events, IReadOnlyList<MetricDescriptor> declared)
{
    private readonly SwitchableNames names = new(
        meter,
        [.. events.Select(item => item.Name), .. declared.Select(metric => metric.Name)],
        [.. events.Select(item => item.Formerly), .. declared.Select(metric => metric.Formerly)]);

    private readonly bool[] byDefault = [.. events.Select(item => item.EnabledByDefault), .. declared.Select(_ => true)];
    private readonly int[][] feeders =
    [
        .. declared.Select(metric => Enumerable.Range(0, events.Count).Where(i => events[i].Feeds.Contains(metric.Name)).ToArray()),
    ];

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

    /// <summary>Returns the names of what a policy disables, and its warnings.</summary>
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
        .. Warnings(table + "disabled-events", policy.DisabledEvents, policy.OtherMeters),
        .. Warnings(table + "enabled-events", policy.EnabledEvents, policy.OtherMeters),
    ];

    private IEnumerable<PolicyWarning> Warnings(string key, IReadOnlyList<string> patterns, IReadOnlyList<string> otherMeters)
    {
        var speller = new Speller();
        foreach (string pattern in patterns)
        {
            foreach (int place in names.FindFormer(pattern))
            {
                yield return new PolicyWarning(PolicyWarningKind.FormerName, pattern, key, names.Current[place]);
            }

            if (!names.Find(pattern).Any() && !NamePattern.MayBeOf(otherMeters, pattern))
            {
                yield return Unknown(pattern, key, speller);
            }
        }
    }

    private PolicyWarning Unknown(string pattern, string key, Speller speller)
    {
        if (pattern.Contains('*', StringComparison.Ordinal))
        {
            return new PolicyWarning(PolicyWarningKind.UnmatchedPattern, pattern, key);
        }

        bool mayBeOurs = NamePattern.Meter(pattern) is not string wanted || NamePattern.Matches(wanted, meter);
        string? nearest = mayBeOurs ? speller.Find(NamePattern.Name(pattern), names.Current) : null;
        return new PolicyWarning(PolicyWarningKind.UnknownName, pattern, key, nearest);
    }
}
