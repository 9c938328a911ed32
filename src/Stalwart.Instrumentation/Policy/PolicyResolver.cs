using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Policy;

/// <summary>Works out which events and declared metrics are on under a policy.</summary>
/// <param name="meter">The catalogue's meter.</param>
/// <param name="events">The catalogue's events.</param>
/// <param name="declared">The catalogue's declared metrics.</param>
internal sealed class PolicyResolver(string meter, IReadOnlyList<EventDescriptor> events, IReadOnlyList<MetricDescriptor> declared)
{
    /// <summary>Returns what a policy enables, and its warnings.</summary>
    public ResolvedPolicy Resolve(EventPolicy policy)
    {
        var on = new bool[events.Count + declared.Count];
        for (int i = 0; i < events.Count; i++)
        {
            on[i] = IsOn(events[i].Name, events[i].EnabledByDefault, policy);
        }

        for (int i = 0; i < declared.Count; i++)
        {
            on[events.Count + i] = IsOn(declared[i].Name, true, policy) && FeedersAllow(declared[i], on);
        }

        return new ResolvedPolicy(
            on,
            policy.ExportZeros,
            policy.Exemplars,
            [.. Unknown("disabled-events", policy.DisabledEvents), .. Unknown("enabled-events", policy.EnabledEvents)]);
    }

    /// <summary>Returns the names of what a policy disables, and its warnings.</summary>
    public PolicyReport Report(ResolvedPolicy policy) => new(
        [.. events.Where((_, i) => !policy.On[i]).Select(e => e.Name)],
        [.. declared.Where((_, i) => !policy.On[events.Count + i]).Select(m => m.Name)],
        policy.Warnings);

    private bool IsOn(string name, bool byDefault, EventPolicy policy) =>
        policy.EnabledEvents.Any(pattern => NamePattern.Matches(pattern, meter, name))
        || (byDefault && !policy.DisabledEvents.Any(pattern => NamePattern.Matches(pattern, meter, name)));

    private bool FeedersAllow(MetricDescriptor metric, bool[] on)
    {
        int[] feeders = [.. Enumerable.Range(0, events.Count).Where(i => events[i].Feeds.Contains(metric.Name))];
        return FeederRule.Allows(metric.Kind == MetricKind.UpDownCounter, feeders.Length, feeders.Count(i => !on[i]));
    }

    private IEnumerable<PolicyWarning> Unknown(string key, IReadOnlyList<string> patterns)
    {
        string[] names = [.. events.Select(e => e.Name), .. declared.Select(m => m.Name)];
        var speller = new Speller();
        foreach (string pattern in patterns.Where(pattern => !names.Any(name => NamePattern.Matches(pattern, meter, name))))
        {
            if (pattern.Contains('*', StringComparison.Ordinal))
            {
                yield return new PolicyWarning(PolicyWarningKind.UnmatchedPattern, pattern, key);
            }
            else
            {
                bool mayBeOurs = NamePattern.Meter(pattern) is not string wanted || NamePattern.Matches(wanted, meter);
                string? nearest = mayBeOurs ? speller.Find(NamePattern.Name(pattern), names) : null;
                yield return new PolicyWarning(PolicyWarningKind.UnknownName, pattern, key, nearest);
            }
        }
    }
}
