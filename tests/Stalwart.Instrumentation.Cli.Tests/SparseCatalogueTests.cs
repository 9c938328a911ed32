namespace Stalwart.Instrumentation.Cli.Tests;

/// <summary>What the tool says of sparse metrics.</summary>
public sealed class SparseCatalogueTests(InstalledTool tool)
{
    private const string Counter = "event 'http.answered'";
    private const string Time = "metric 'http.time'";

    [Fact]
    public async Task Stats_and_reference_use_the_limit_and_not_the_combinations()
    {
        string folder = tool.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "events.toml"), Catalogue("max-series = 2000", "max-series = 300"));
        string stats = (await tool.RunInAsync(folder, "", "stats", "events.toml")).Succeeded().Output;
        Assert.Contains("2001 http.answered of route 201 × user 201", stats, StringComparison.Ordinal);
        Assert.Matches("max series +3506\n", stats);
        string page = (await tool.RunInAsync(folder, "", "docs", "events.toml")).Succeeded().Output;
        const string Sparse = "the first 300 combinations of tag values; others have `otel_metric_overflow=\"true\"`";
        Assert.Contains(Sparse, page, StringComparison.Ordinal);
        Assert.Contains("| `http.answered` | 2001 | 2001 | of `route` 201 × `user` 201 |", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("max-series = 2000", "max-series = 3000", Counter, "compatible")]
    [InlineData("max-series = 2000", "max-series = 1000", Counter, "breaking")]
    [InlineData("max-series = 300", "max-series = 400", Time, "compatible")]
    [InlineData("max-series = 300", "max-series = 299", Time, "breaking")]
    public async Task Diff_calls_a_higher_limit_compatible_and_a_lower_one_breaking(string was, string now, string subject, string expected)
    {
        string before = Catalogue("max-series = 2000", "max-series = 300");
        string output = await DiffAsync(before, before.Replace(was, now, StringComparison.Ordinal));
        string change = $"\"class\": \"{expected}\",\n      \"subject\": \"{subject}\",\n      \"field\": \"max-series\"";
        Assert.Contains(change, output.Replace("\r", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_calls_a_new_limit_breaking_and_its_removal_compatible()
    {
        string dense = Catalogue("", "").Replace("limit = 200", "limit = 20", StringComparison.Ordinal);
        string sparse = dense.Replace("id = 1,", "id = 1, max-series = 50,", StringComparison.Ordinal);
        Assert.Contains("changed from not set to '50'", await DiffAsync(dense, sparse), StringComparison.Ordinal);
        Assert.Contains("\"breaking\": 1,", await DiffAsync(dense, sparse), StringComparison.Ordinal);
        Assert.Contains("\"breaking\": 0,", await DiffAsync(sparse, dense), StringComparison.Ordinal);
    }

    private static string Catalogue(string ofEvent, string ofMetric) => $$"""
        [catalogue]
        meter = "shop"

        [metrics]
        "http.time" = { kind = "histogram", unit = "s", buckets = [0.1, 1], description = "Time to answer"{{Key(ofMetric)}} }

        [events]
        http.answered = { id = 1, description = "A request was answered"{{Key(ofEvent)}}, fields = { elapsed = "duration" }, tags = { route = { type = "string", limit = 200 }, user = { type = "string", limit = 200 } }, feeds = [{ metric = "http.time", record = "elapsed", tags = ["route", "user"] }] }

        """;

    private static string Key(string key) => key.Length == 0 ? "" : ", " + key;

    private async Task<string> DiffAsync(string before, string after)
    {
        string folder = tool.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "before.toml"), before);
        await File.WriteAllTextAsync(Path.Combine(folder, "after.toml"), after);
        return (await tool.RunInAsync(folder, "", "diff", "before.toml", "after.toml", "--format", "json")).Succeeded().Output;
    }
}
