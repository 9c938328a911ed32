using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Stalwart.Instrumentation.Catalogue;
using Stalwart.Instrumentation.Catalogue.Diagnostics;

namespace Stalwart.Instrumentation.Package.Tests;

/// <summary>What the README claims.</summary>
public sealed partial class ReadmeTests
{
    /// <summary>The picture is drawn, so it could show a diagnostic that the build does not report.</summary>
    [Fact]
    public void Picture_shows_the_diagnostic_and_the_fix_of_the_catalogue_in_it()
    {
        XDocument picture = XDocument.Parse(Repository.Read("docs/images/squiggle.svg"));
        string catalogue = string.Join('\n', Texts(picture, "code"));
        CatalogueDiagnostic diagnostic = Assert.Single(CatalogueReader.Read("events.toml", catalogue).Diagnostics);
        Assert.Equal(diagnostic.Message, Assert.Single(Texts(picture, "message")));
        Assert.Equal(
            $"{diagnostic.Id} ({diagnostic.Span.StartLine + 1},{diagnostic.Span.StartColumn + 1})",
            Assert.Single(Texts(picture, "place")));
        Assert.Equal($"Change to '{diagnostic.Suggestion?.Word}'", Assert.Single(Texts(picture, "fix")));
    }

    [Fact]
    public void Costs_are_those_of_the_page_about_performance()
    {
        double[] measured = [.. Numbers(Repository.Read("docs/performance.md"))];
        string costs = Markdown.Section(Repository.Read("README.md"), "Compare the cost");
        string[] claims = [.. Claim().Matches(costs).Select(match => match.Groups[1].Value)];
        Assert.Equal(10, claims.Length);
        Assert.All(
            claims,
            claim => Assert.Contains(measured, number => number.ToString(Format(claim), CultureInfo.InvariantCulture) == claim));
    }

    private static IEnumerable<string> Texts(XDocument picture, string name) =>
        picture.Descendants().Where(element => (string?)element.Attribute("class") == name).Select(element => element.Value);

    private static IEnumerable<double> Numbers(string document) =>
        Number().Matches(document).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture));

    private static string Format(string number) => "F" + (number.Contains('.', StringComparison.Ordinal) ? number.Split('.')[1].Length : 0);

    [GeneratedRegex(@"\| ([0-9.]+) (?:ns|ms|MiB)\b")]
    private static partial Regex Claim();

    [GeneratedRegex(@"(?<=\| )[0-9]+\.[0-9]+(?= )")]
    private static partial Regex Number();
}
