using Stalwart.Instrumentation.Catalogue.Diagnostics;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>
/// The compiler's release tracking (RS2000 to RS2008) follows descriptors that are written as literals. Ours are made from the table of
/// rules, which the tool uses without Roslyn, so these tests check the files of the release tracking against that table.
/// </summary>
public sealed class ReleaseTrackingTests
{
    private static readonly string Folder = Repository.PathOf("generators");

    [Fact]
    public void Release_notes_list_exactly_the_rules_with_severity_and_title()
    {
        IEnumerable<string> expected = Rules.All.Select(rule => $"{rule.Id} | EventCatalogue | {rule.Severity} | {rule.Title}");
        IEnumerable<string> listed = Rows("AnalyzerReleases.Shipped.md").Concat(Rows("AnalyzerReleases.Unshipped.md"));
        Assert.Equal(expected, listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_rule_has_a_unique_id_and_message()
    {
        Assert.Equal(Rules.All.Count, Rules.All.Select(rule => rule.Id).Distinct().Count());
        Assert.All(Rules.All, rule => Assert.Matches("^EVT[0-9]{4}$", rule.Id));
        Assert.All(Rules.All, rule => Assert.Matches("^[A-Z'{]", rule.Message));
        Assert.All(Rules.All, rule => Assert.DoesNotMatch("[.]$", rule.Message));
    }

    private static IEnumerable<string> Rows(string file) =>
        File.ReadLines(Path.Combine(Folder, file)).Where(line => line.StartsWith("EVT", StringComparison.Ordinal));
}
