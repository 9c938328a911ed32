namespace Stalwart.Instrumentation.Package.Tests;

/// <summary>Where the build puts an operator's file.</summary>
[Collection(PackedFeedGroup.Name)]
public sealed class OperatorFileTests(PackedFeed feed)
{
    private const string Catalogue = "[catalogue]\nmeter = \"m\"\n[events]\na.one = { id = 1, description = \"One\" }\n";
    private const string Class = "[Stalwart.Instrumentation.EventCatalogue(\"events.toml\")] internal static partial class AEvents { }\n";
    private const string Program = Class + "internal static class Program { static void Main() => AEvents.A.One(); }";

    [Fact]
    public async Task Files_go_to_the_output_and_are_published_under_their_names()
    {
        string folder = Write("""
            <EventMetricsConfiguration Include="config/server.toml" />
            <EventMetricsConfiguration Include="../shared.toml" Link="config/shared.toml" />
            <EventMetricsConfiguration Include="../beside.toml" />
            <EventMetricsConfiguration Include="never.toml" CopyToOutputDirectory="Never" />
            <EventMetricsConfiguration Include="own.toml" />
            <None Update="own.toml" CopyToOutputDirectory="PreserveNewest" Link="own/own.toml" />
            <EventMetricsConfiguration Include="kept.toml" />
            <None Update="kept.toml" CopyToOutputDirectory="Never" />
            """);
        string[] expected = ["beside.toml", "config/server.toml", "config/shared.toml", "metrics.toml", "own/own.toml"];
        string output = Path.Combine(folder, "bin", "Debug", "net10.0");
        await feed.DotnetAsync(folder, "build", "--nologo");
        Assert.Equal(expected, TomlFiles(output));
        await feed.DotnetAsync(folder, "publish", "--nologo", "-c", "Debug", "--no-build", "-o", "published");
        Assert.Equal(expected, TomlFiles(Path.Combine(folder, "published")));

        // What the operator changed in the output stays until the project's file is newer.
        string copy = Path.Combine(output, "metrics.toml");
        await File.WriteAllTextAsync(copy, "# changed\n");
        await feed.DotnetAsync(folder, "build", "--nologo", "--no-restore");
        Assert.Equal("# changed\n", await File.ReadAllTextAsync(copy));
        File.SetLastWriteTimeUtc(Path.Combine(folder, "metrics.toml"), File.GetLastWriteTimeUtc(copy).AddSeconds(2));
        await feed.DotnetAsync(folder, "build", "--nologo", "--no-restore");
        Assert.Equal("", await File.ReadAllTextAsync(copy));

        await feed.DotnetAsync(folder, "clean", "--nologo");
        Assert.Empty(TomlFiles(output));
    }

    [Fact]
    public async Task An_application_gets_its_own_file_alone_when_what_it_references_has_one()
    {
        string library = Write(content: "library", properties: ["AssemblyName=Library"]);
        string tool = Write(content: "tool", properties: ["AssemblyName=Tool", "OutputType=Exe"]);
        string folder = Write(
            $"<ProjectReference Include=\"{library}/Consumer.csproj;{tool}/Consumer.csproj\" />",
            content: "application",
            properties: ["AssemblyName=Application", "OutputType=Exe"]);
        await feed.DotnetAsync(folder, "publish", "--nologo", "-c", "Debug", "-o", "published");
        Assert.Equal("# application\n", await File.ReadAllTextAsync(Path.Combine(folder, "published", "metrics.toml")));
        Assert.Equal("# application\n", await File.ReadAllTextAsync(Path.Combine(folder, "bin", "Debug", "net10.0", "metrics.toml")));
        Assert.Empty(TomlFiles(Path.Combine(library, "bin")));
    }

    [Fact]
    public async Task EventMetricsHost_finds_metrics_toml_under_dotnet_run()
    {
        string folder = Consumer.Write(feed, new Consumer("console", "OutputType=Exe")
        {
            Package = "Stalwart.Instrumentation.OpenTelemetry",
            Files =
            {
                ["events.toml"] = Catalogue,
                ["metrics.toml"] = "[metrics]\ndisabled-events = [\"a.one\"]\n",
                ["Program.cs"] = """
                    using (Stalwart.Instrumentation.Hosting.EventMetricsHost.Start("metrics.toml", AEvents.Catalogue))
                    {
                        Console.WriteLine(AEvents.Catalogue.IsEnabled("a.one"));
                    }

                    """ + Class,
            },
        });
        Assert.Contains("False", (await feed.DotnetAsync(feed.NewFolder(), "run", "--project", folder)).Split('\n'));
    }

    [Fact]
    public async Task A_file_of_another_program_does_not_fail_the_build()
    {
        string folder = Consumer.Write(feed, new Consumer("library")
        {
            Files = { ["metrics.toml"] = "[metrics.prometheus]\nport = 9090\nport = 9091\n", ["Code.cs"] = "public class Nothing { }" },
        });
        Assert.Contains("0 Warning(s)", await feed.DotnetAsync(folder, "build", "--nologo"), StringComparison.Ordinal);

        // The project's own item is no guess.
        (int exit, string output) = await feed.TryDotnetAsync(
            Consumer.Write(feed, new Consumer("library")
            {
                More = "<ItemGroup><EventMetricsConfiguration Include=\"metrics.toml\" /></ItemGroup>",
                Files = { ["metrics.toml"] = "[metrics.prometheus]\nport = 9090\n", ["Code.cs"] = "public class Nothing { }" },
            }),
            "build",
            "--nologo");
        Assert.Equal(1, exit);
        Assert.Contains("metrics.toml(2,1): error EVT2001: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_portal_of_getting_started_starts_from_where_it_was_published()
    {
        string folder = feed.NewFolder();
        string page = Markdown.Section(Repository.Read("docs/getting-started.md"), "Instrument a library and an application");
        IEnumerable<Snippet> steps = Markdown.Snippets(page).TakeWhile(step => !step.Text.StartsWith("cd ", StringComparison.Ordinal));
        await using (var walkthrough = new Walkthrough(feed, [.. steps], folder))
        {
            await walkthrough.FollowAsync();
        }

        string portal = Path.Combine(folder, "Portal");
        await feed.DotnetAsync(portal, "publish", "--nologo", "-o", "published");
        string published = Path.Combine(portal, "published");
        await using RunningProcess program = feed.StartDotnet(published, "Portal.dll", "--urls", "http://127.0.0.1:0");
        var address = new Uri(await program.WaitForAsync("Now listening on: "));
        using var client = new HttpClient();
        await client.GetStringAsync(address);
        string scrape = await client.GetStringAsync(new Uri(address, "/metrics/prometheus"));
        Assert.Contains("page_shown_total{otel_scope_name=\"portal\"} 1", scrape.Split('\n'));
        Assert.DoesNotContain("page_shown_total{otel_scope_name=\"acme.mailing\"}", scrape, StringComparison.Ordinal);
    }

    private static IEnumerable<string> TomlFiles(string folder) => Directory.GetFiles(folder, "*.toml", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal);

    private string Write(string items = "", string? content = null, string[]? properties = null)
    {
        string folder = Consumer.Write(feed, new Consumer("console", properties ?? ["OutputType=Exe"])
        {
            More = $"<ItemGroup>{items}</ItemGroup>",
            Files = { ["events.toml"] = Catalogue, ["Program.cs"] = Program },
        });
        foreach (string file in (string[])
            ["metrics.toml", "config/server.toml", "../shared.toml", "../beside.toml", "never.toml", "own.toml", "kept.toml"])
        {
            string path = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, content is null ? "" : $"# {content}\n");
        }

        return folder;
    }
}
