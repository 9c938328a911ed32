namespace Stalwart.Instrumentation.Package.Tests;

/// <summary>The documents' ways from an empty folder to a scraped metric, followed word by word with the packed packages.</summary>
[Collection(PackedFeedGroup.Name)]
public sealed class GettingStartedTests(PackedFeed feed)
{
    private const string QuickStart = "Get your first metric";

    [Theory]
    [InlineData("README.md", QuickStart)]
    [InlineData("docs/getting-started.md", "Instrument a console program")]
    [InlineData("docs/getting-started.md", "Instrument a worker")]
    [InlineData("docs/getting-started.md", "Instrument a library and an application")]
    [InlineData("docs/getting-started.md", "Use a single file")]
    public async Task It_leads_to_a_scraped_metric(string document, string section)
    {
        await using var walkthrough = new Walkthrough(feed, Markdown.Snippets(Markdown.Section(Repository.Read(document), section)));
        await walkthrough.FollowAsync();
    }

    [Fact]
    public async Task Path_of_a_developer_leads_to_a_scrape_a_log_line_and_two_rejected_mistakes()
    {
        IReadOnlyList<Snippet> steps = Markdown.Snippets(Repository.Read("docs/first-metric.md"));
        Assert.Contains(steps, step => step.Language == "log");
        Assert.Equal(2, steps.Count(step => step.Text.Contains(": error ", StringComparison.Ordinal)
            || step.Text.StartsWith("error ", StringComparison.Ordinal)));
        await using var walkthrough = new Walkthrough(feed, steps);
        await walkthrough.FollowAsync();
    }

    [Fact]
    public void Quick_start_takes_the_four_commands_and_eleven_lines_that_the_README_counts()
    {
        IReadOnlyList<Snippet> steps = Markdown.Snippets(Markdown.Section(Repository.Read("README.md"), QuickStart));
        Assert.Equal(4, Lines(steps.Where(step => step.Language == "sh")));
        Assert.Equal(11, Lines(steps.Where(step => step.File is not null)));
    }

    private static int Lines(IEnumerable<Snippet> snippets) =>
        snippets.Sum(snippet => snippet.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
}
