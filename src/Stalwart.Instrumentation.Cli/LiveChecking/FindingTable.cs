namespace Stalwart.Instrumentation.Cli.LiveChecking;

/// <summary>The distinct differences with their counts. Not thread-safe.</summary>
internal sealed class FindingTable
{
    /// <summary>The max number of values to list per attribute: thousands of wrong values have one cause.</summary>
    private const int MaxValues = 20;

    /// <summary>The max number of differences to list: a sender of random names must not exhaust the memory.</summary>
    private const int MaxFindings = 2_000;

    private readonly Dictionary<(string Rule, string Metric, string? Attribute, string? Seen), (Finding Finding, long Times)> findings = [];
    private readonly Dictionary<(string Rule, string Metric, string? Attribute), int> listed = [];

    /// <summary>Gets the differences and their counts.</summary>
    public IEnumerable<(Finding Finding, long Times)> All => findings.Values;

    /// <summary>Gets the number of differences that are not listed because there are too many like them.</summary>
    public long Omitted { get; private set; }

    public void Add(Finding finding)
    {
        (string, string, string?, string?) key = (finding.Rule.Id, finding.Metric, finding.Attribute, finding.Seen);
        if (findings.TryGetValue(key, out (Finding Finding, long Times) known))
        {
            findings[key] = (known.Finding, known.Times + 1);
            return;
        }

        (string, string, string?) group = (finding.Rule.Id, finding.Metric, finding.Attribute);
        int count = listed.GetValueOrDefault(group);
        if (count >= MaxValues || findings.Count >= MaxFindings)
        {
            Omitted++;
            return;
        }

        listed[group] = count + 1;
        findings.Add(key, (finding, 1));
    }
}
