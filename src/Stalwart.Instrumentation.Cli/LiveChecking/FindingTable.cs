namespace Stalwart.Instrumentation.Cli.LiveChecking;

/// <summary>The differences that were found, each once, with the number of times. Not thread-safe.</summary>
internal sealed class FindingTable
{
    /// <summary>How many values of one attribute are listed: thousands of wrong ones have one cause.</summary>
    private const int MaxValues = 20;

    /// <summary>How many differences are listed: a sender of random names must not fill the memory.</summary>
    private const int MaxFindings = 2_000;

    private readonly Dictionary<(string Rule, string Metric, string? Attribute, string? Seen), (Finding Finding, long Times)> findings = [];
    private readonly Dictionary<(string Rule, string Metric, string? Attribute), int> listed = [];

    /// <summary>Gets the differences and how often each was found.</summary>
    public IEnumerable<(Finding Finding, long Times)> All => findings.Values;

    /// <summary>Gets how many times a difference was found that is not listed because there are many like it.</summary>
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
