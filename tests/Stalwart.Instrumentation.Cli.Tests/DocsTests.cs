using System.Text.RegularExpressions;

namespace Stalwart.Instrumentation.Cli.Tests;

public sealed partial class DocsTests(InstalledTool tool)
{
    private const string Small = """
        [catalogue]
        meter = "shop"
        version = "1.2.0"
        max-series = 500

        [tags.payment]
        description = "How an order is paid"
        values = ["card", "invoice"]

        [metrics]
        "cart.open" = { kind = "up-down-counter", unit = "{cart}", description = "Carts in use" }
        "order.time" = { kind = "histogram", unit = "s", buckets = [0.1, 1, 10], description = "Time to place an order" }
        "stock.size" = { kind = "gauge", unit = "By", description = "Size of the <stock> | all of it" }

        [events]
        order.placed = { id = 3, description = "An order was placed", fields = { elapsed = "duration" }, tags = { payment = "payment", country = { type = "string", limit = 30 }, returning = "bool" }, feeds = [{ metric = "order.time", record = "elapsed", tags = ["payment"] }] }
        order.failed = { id = 4, level = "error", owner = "sales", description = "An order *could not* be placed", tags = { reason = ["stock", "payment", "other"] } }
        order.faxed = { id = 5, deprecated = "Use order.placed", description = "An order came by fax", enabled = false }
        order.shipped = { id = 6, description = "An order was shipped", message = "Order {number} shipped | to {country}: <b>", fields = { number = { type = "string", sensitivity = "personal" }, fault = "exception" }, tags = { country = { type = "string", limit = 30, sensitivity = "internal" } } }
        order.seen = { id = 7, logged = false, description = "An order was looked at" }
        cart.opened = { id = 1, counted = false, description = "A cart was opened", feeds = [{ metric = "cart.open", add = 1 }] }
        cart.closed = { id = 2, counted = false, description = "A cart was closed", feeds = [{ metric = "cart.open", add = -1 }] }

        [retired]
        9 = "order.telexed"

        """;

    [Fact]
    public async Task Reference_in_the_repository_is_up_to_date()
    {
        ToolRun run = await tool.RunAsync("docs", "events.toml", "-o", "docs/events.md", "--check");
        Assert.Equal("docs/events.md is up to date\n", run.Succeeded().Output);
    }

    [LinuxFact("the shell 'sh'")]
    public async Task Docs_writes_one_page_or_a_folder_of_pages()
    {
        string folder = await FolderAsync();
        (await tool.RunInAsync(folder, "", "docs", "events.toml")).Succeeded().Verify("page", "md");
        (await tool.RunInAsync(folder, "", "docs", "events.toml", "-o", "pages")).Succeeded();
        string[] pages = [.. Directory.GetFiles(Path.Combine(folder, "pages")).Order(StringComparer.Ordinal)];
        Assert.Equal(["README.md", "family-cart.md", "family-order.md", "metrics.md", "tags.md"], pages.Select(Path.GetFileName));
        (await tool.ShellAsync(folder, "cd pages && cat *")).Verify("folder", "md");
    }

    [Theory]
    [InlineData("page.md")]
    [InlineData("pages")]
    public async Task Every_link_of_the_reference_leads_to_a_heading(string target)
    {
        string folder = await FolderAsync();
        (await tool.RunInAsync(folder, "", "docs", "events.toml", "-o", target)).Succeeded();
        string path = Path.Combine(folder, target);
        string[] files = Directory.Exists(path) ? Directory.GetFiles(path) : [path];
        int links = 0;
        foreach (string file in files)
        {
            foreach (Match link in Link().Matches(await File.ReadAllTextAsync(file)))
            {
                links++;
                string other = link.Groups["file"].Length == 0
                    ? file
                    : Path.Combine(Path.GetDirectoryName(file)!, link.Groups["file"].Value);
                string[] anchors =
                [
                    .. Heading().Matches(await File.ReadAllTextAsync(other)).Select(heading => Anchor(heading.Groups[1].Value)),
                ];
                Assert.True(link.Groups["anchor"].Length == 0 || anchors.Contains(link.Groups["anchor"].Value), $"{link.Value} in {file}");
            }
        }

        Assert.True(links > 5);

        static string Anchor(string heading) => NotInAnchors().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');
    }

    [Fact]
    public async Task Docs_check_lists_outdated_pages_and_writes_nothing()
    {
        string folder = await FolderAsync();
        Assert.Equal(1, (await tool.RunInAsync(folder, "", "docs", "events.toml", "-o", "page.md", "--check")).Exit);
        Assert.False(File.Exists(Path.Combine(folder, "page.md")));
        (await tool.RunInAsync(folder, "", "docs", "events.toml", "-o", "pages")).Succeeded();
        Assert.Equal(
            "pages is up to date\n",
            (await tool.RunInAsync(folder, "", "docs", "events.toml", "-o", "pages", "--check")).Succeeded().Output);

        await File.WriteAllTextAsync(
            Path.Combine(folder, "events.toml"),
            Small.Replace("cart.closed", "basket.closed", StringComparison.Ordinal)
                .Replace("cart.opened", "basket.opened", StringComparison.Ordinal));
        ToolRun run = await tool.RunInAsync(folder, "", "docs", "events.toml", "-o", "pages", "--check");
        Assert.Equal(1, run.Exit);
        run.Verify("stale");
        (await tool.RunInAsync(folder, "", "docs", "events.toml", "-o", "pages")).Succeeded();
        Assert.False(File.Exists(Path.Combine(folder, "pages", "family-cart.md")));
    }

    [Fact]
    public async Task Docs_does_not_overwrite_a_foreign_page()
    {
        string folder = await FolderAsync();
        string readme = Path.Combine(folder, "README.md");
        await File.WriteAllTextAsync(readme, "# Mine\n");
        (await tool.RunInAsync(
            folder,
            "",
            "docs",
            "events.toml",
            "-o",
            ".")).FailedWith("./README.md was not written by this command; remove it, or choose another path");
        (await tool.RunInAsync(
            folder,
            "",
            "docs",
            "events.toml",
            "-o",
            "")).FailedWith("--output is empty; name a file that ends in .md, or a folder");
        Assert.Equal("# Mine\n", await File.ReadAllTextAsync(readme));
        Assert.Equal(2, Directory.GetFiles(folder).Length);
    }

    [Fact]
    public async Task Reference_does_not_depend_on_the_order_of_the_catalogue()
    {
        string folder = await FolderAsync();
        string before = (await tool.RunInAsync(folder, "", "docs", "events.toml")).Succeeded().Output;
        string[] lines = Small.Split('\n');
        int events = Array.IndexOf(lines, "[events]");
        string[] moved = [.. lines[..(events + 1)], .. lines[(events + 1)..(events + 6)].Reverse(), .. lines[(events + 6)..]];
        Assert.Equal(before, (await tool.RunInAsync(folder, string.Join('\n', moved), "docs", "-")).Succeeded().Output);
    }

    [RequiresFact("promtool")]
    public async Task Every_query_of_the_reference_is_valid_PromQL()
    {
        string[] queries =
        [
            .. Queries().Matches(Repository.Read("docs/events.md"))
                .SelectMany(block => block.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
        ];
        Assert.True(queries.Length > 342);
        string folder = tool.NewFolder();
        string rules = "groups:\n- name: docs\n  rules:\n"
            + string.Concat(queries.Select((query, number) => $"  - record: \"q:{number}\"\n    expr: {query}\n"));
        await File.WriteAllTextAsync(Path.Combine(folder, "rules.yml"), rules);
        ToolRun run = await tool.ShellAsync(folder, "promtool check rules rules.yml");
        Assert.Contains($"SUCCESS: {queries.Length} rules found", run.Succeeded().Output, StringComparison.Ordinal);
    }

    private async Task<string> FolderAsync()
    {
        string folder = tool.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "events.toml"), Small);
        return folder;
    }

    [GeneratedRegex(@"\]\((?<file>[^)#]*)(?:#(?<anchor>[^)]*))?\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("[^a-z0-9 _-]")]
    private static partial Regex NotInAnchors();

    [GeneratedRegex("^```promql\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Queries();
}
