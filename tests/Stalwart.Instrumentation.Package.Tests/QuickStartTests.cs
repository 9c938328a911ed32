using Stalwart.Instrumentation.Integration.Tests;

namespace Stalwart.Instrumentation.Package.Tests;

/// <summary>The README's quick start, followed word by word with the packed packages.</summary>
[Collection(PackedFeedGroup.Name)]
public sealed class QuickStartTests(PackedFeed feed)
{
    [Fact]
    public async Task It_leads_from_an_empty_folder_to_a_scraped_metric()
    {
        IReadOnlyList<Snippet> steps = Markdown.Snippets(Markdown.Section(Repository.Read("README.md"), "Five minutes to the first metric"));
        string[][] commands = [.. steps.Where(step => step.Language == "sh").Select(step => step.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))];
        string folder = feed.NewFolder();
        foreach (string command in commands[0])
        {
            if (command.StartsWith("cd ", StringComparison.Ordinal))
            {
                folder = Path.Combine(folder, command[3..]);
            }
            else
            {
                Assert.StartsWith("dotnet ", command, StringComparison.Ordinal);
                await feed.DotnetAsync(folder, command.Split(' ')[1..]);
            }
        }

        foreach (Snippet file in steps.Where(step => step.File is not null))
        {
            await File.WriteAllTextAsync(Path.Combine(folder, file.File!), file.Text);
        }

        // The README's port is for people; a test takes a free one.
        Assert.Equal(["dotnet run --urls http://127.0.0.1:5080", "curl -X POST http://127.0.0.1:5080/orders", "curl http://127.0.0.1:5080/metrics/prometheus"], commands[1]);
        await using RunningProcess run = feed.StartDotnet(folder, "run", "--urls", "http://127.0.0.1:0");
        var address = new Uri(await run.WaitForAsync("Now listening on: "));
        using var client = new HttpClient();
        using HttpResponseMessage order = await client.PostAsync(new Uri(address, "/orders"), content: null);
        Assert.True(order.IsSuccessStatusCode);
        string scrape = await client.GetStringAsync(new Uri(address, "/metrics/prometheus"));
        string[] promised = steps.First(step => step.Language == "text").Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(promised, line => Assert.Contains(line + "\n", scrape, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mistake_gives_the_error_that_it_shows()
    {
        IReadOnlyList<Snippet> steps = Markdown.Snippets(Markdown.Section(Repository.Read("README.md"), "Five minutes to the first metric"));
        string folder = Consumer.Write(feed, new Consumer("console", "OutputType=Exe")
        {
            Files =
            {
                ["events.toml"] = steps.Single(step => step.File == "events.toml").Text.Replace("placed = { id", "placed = { idd", StringComparison.Ordinal),
                ["Program.cs"] = "[Stalwart.Instrumentation.EventCatalogue(\"events.toml\")] internal static partial class ShopEvents { static void Main() { } }",
            },
        });
        (int exit, string output) = await feed.TryDotnetAsync(folder, "build", "--nologo");
        Assert.Equal(1, exit);
        string promised = steps.Where(step => step.Language == "text").Last().Text.Trim();
        Assert.Contains(promised, output, StringComparison.Ordinal);
    }
}
