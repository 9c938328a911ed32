using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Tests;

/// <summary>
/// The page of each rule is its test: the first catalogue gives exactly the diagnostic that the page shows, at exactly that place, and the
/// second gives none. UPDATE_SNAPSHOTS=1 writes what is given into the pages.
/// </summary>
public sealed partial class RulePageTests
{
    private static readonly string Pages = Repository.PathOf("docs/diagnostics");

    public static TheoryData<string> CatalogueRules =>
        [.. Rules.All.Select(rule => rule.Id).Where(id => string.CompareOrdinal(id, "EVT1000") < 0)];

    public static TheoryData<string> AllRules => [.. Rules.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(CatalogueRules))]
    public void Example_of_a_rule_page_causes_exactly_its_diagnostic(string id)
    {
        string file = Path.Combine(Pages, id + ".md");
        string page = File.ReadAllText(file);
        Match example = Example().Match(page);
        Assert.True(example.Success, "The page has no example followed by what it gives.");
        CatalogueResult result = CatalogueReader.Read("events.toml", example.Groups["toml"].Value);
        string given = string.Concat(result.Diagnostics.Select(finding => Shown(finding) + "\n"));
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Group text = example.Groups["text"];
            File.WriteAllText(file, page[..text.Index] + given + page[(text.Index + text.Length)..]);
        }
        else
        {
            Assert.Equal(example.Groups["text"].Value, given);
        }

        Assert.Equal(id, Assert.Single(result.Diagnostics).Id);
    }

    [Theory]
    [MemberData(nameof(CatalogueRules))]
    public void Fixed_example_of_a_rule_page_has_no_diagnostics(string id)
    {
        Match example = Fixed().Match(File.ReadAllText(Path.Combine(Pages, id + ".md")));
        Assert.True(example.Success, "The page does not end with the fixed example.");
        CatalogueResult result = CatalogueReader.Read("events.toml", example.Groups["toml"].Value);
        Assert.Empty(result.Diagnostics.Select(Shown));
        Assert.NotEmpty(result.Model!.Families);
    }

    [Theory]
    [MemberData(nameof(AllRules))]
    public void Rule_has_a_page_with_its_title_and_severity(string id)
    {
        Rule rule = Rules.ById(id);
        string severity = rule.Severity.ToString().ToLowerInvariant();
        Assert.StartsWith(
            $"# {id}: {rule.Title}\n\nSeverity: {severity}.\n\n",
            File.ReadAllText(Path.Combine(Pages, id + ".md")),
            StringComparison.Ordinal);
        Assert.Contains(
            $"| [{id}]({id}.md) | {rule.Title} | {severity} |\n",
            File.ReadAllText(Path.Combine(Pages, "README.md")),
            StringComparison.Ordinal);
    }

    /// <summary>EVT3000 and EVT3001 are rules of the build; the package tests cover them.</summary>
    [Fact]
    public void Every_rule_page_belongs_to_a_rule() => Assert.Equal(
        Rules.All.Select(rule => rule.Id + ".md").Concat(["EVT3000.md", "EVT3001.md", "README.md"]).Order(StringComparer.Ordinal),
        Directory.GetFiles(Pages).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));

    /// <summary>As a build shows it, with the end of the span.</summary>
    private static string Shown(CatalogueDiagnostic finding)
    {
        Rule rule = Rules.ById(finding.Id);
        string message = string.Format(CultureInfo.InvariantCulture, rule.Message, [.. finding.Arguments]);
        SourceSpan span = finding.Span;
        return $"{finding.Path}({span.StartLine + 1},{span.StartColumn + 1},{span.EndLine + 1},{span.EndColumn + 1}): "
            + $"{rule.Severity.ToString().ToLowerInvariant()} {rule.Id}: {message}";
    }

    [GeneratedRegex(@"```toml\n(?<toml>.*?)```\n\n```text\n(?<text>.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex(@"```text\n.*?```toml\n(?<toml>[^`]*)```\n\z", RegexOptions.Singleline)]
    private static partial Regex Fixed();
}
