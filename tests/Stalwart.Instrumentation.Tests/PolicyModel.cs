namespace Stalwart.Instrumentation.Tests;

/// <summary>A model of the combined policies of several owners, recomputed from everything that was done.</summary>
/// <param name="catalogue">The catalogue with the names.</param>
internal sealed class PolicyModel(EventCatalogue catalogue)
{
    private readonly List<(object? Owner, EventPolicy? Policy)> history = [(null, new EventPolicy())];

    /// <summary>Returns a policy with some names, patterns and unknown names.</summary>
    public static EventPolicy RandomPolicy(EventCatalogue catalogue, Random random)
    {
        string[] names = [.. Names(catalogue), "auth.*", "queue.*", "*", "nothing.known"];
        return new EventPolicy
        {
            DisabledEvents = [.. names.Where(_ => random.Next(4) == 0)],
            EnabledEvents = [.. names.Where(_ => random.Next(10) == 0)],
            ExportZeros = random.Next(4) == 0,
            Exemplars = random.Next(4) == 0,
        };
    }

    public void Apply(object? owner, EventPolicy policy) => history.Add((owner, policy));

    public void Release(object owner) => history.Add((owner, null));

    /// <summary>Returns whether a catalogue and its report equal the model.</summary>
    public bool Agrees(EventCatalogue subject)
    {
        EventPolicy[] policies = [.. InForce()];
        string[] off = [.. Names(subject).Where(name => !policies.Any(policy => IsOn(name, policy)))];
        return Names(subject).All(name => subject.IsEnabled(name) != off.Contains(name))
            && subject.Report.DisabledEvents.Concat(subject.Report.DisabledMetrics).SequenceEqual(off)
            && subject.Report.Warnings.Count == Unknown(policies[^1])
            && subject.ExportZeros == policies.Any(policy => policy.ExportZeros)
            && subject.Engine.Source.Exemplars is not null == policies.Any(policy => policy.Exemplars);
    }

    public override string ToString() => string.Join("; ", InForce().Select(policy =>
        $"-{string.Join(",", policy.DisabledEvents)} +{string.Join(",", policy.EnabledEvents)} {policy.ExportZeros} {policy.Exemplars}"));

    private static IEnumerable<string> Names(EventCatalogue catalogue) =>
        catalogue.Events.Select(item => item.Name).Concat(Declared(catalogue).Select(metric => metric.Name));

    private static IEnumerable<MetricDescriptor> Declared(EventCatalogue catalogue) =>
        catalogue.Metrics.Skip(catalogue.Events.Count(item => item.Counted));

    private static bool Fits(IReadOnlyList<string> patterns, string name) =>
        patterns.Any(pattern => pattern == name || (pattern.EndsWith('*') && name.StartsWith(pattern[..^1], StringComparison.Ordinal)));

    private static int Unknown(EventPolicy policy) =>
        policy.DisabledEvents.Concat(policy.EnabledEvents).Count(name => name == "nothing.known");

    /// <summary>The policies in effect, with the one applied last at the end.</summary>
    private IEnumerable<EventPolicy> InForce()
    {
        (object? Owner, EventPolicy? Policy)[] live =
        [
            .. history.Where((entry, i) => entry.Owner is not null && !history.Skip(i + 1).Any(later => later.Owner == entry.Owner))
                .Where(entry => entry.Policy is not null),
        ];
        bool isOfCode = live.Length == 0 || history.Last(entry => entry.Policy is not null).Owner is null;
        return isOfCode ? [history.Last(entry => entry.Owner is null).Policy!] : live.Select(entry => entry.Policy!);
    }

    private bool IsOn(string name, EventPolicy policy)
    {
        if (Fits(policy.EnabledEvents, name))
        {
            return IsFed(name, policy);
        }

        bool isOnByDefault = catalogue.Events.FirstOrDefault(item => item.Name == name)?.EnabledByDefault ?? true;
        return isOnByDefault && !Fits(policy.DisabledEvents, name) && IsFed(name, policy);
    }

    private bool IsFed(string name, EventPolicy policy)
    {
        EventDescriptor[] feeders = [.. catalogue.Events.Where(item => item.Feeds.Contains(name))];
        bool isUpDownCounter = catalogue.Metrics.Any(metric => metric.Name == name && metric.Kind == MetricKind.UpDownCounter);
        return feeders.Length == 0 || isUpDownCounter || feeders.Any(feeder => IsOn(feeder.Name, policy));
    }
}
