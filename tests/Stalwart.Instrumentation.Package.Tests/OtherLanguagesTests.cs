namespace Stalwart.Instrumentation.Package.Tests;

/// <summary>What the FAQ says of languages in which no generator writes: they call the methods of a C# library.</summary>
[Collection(PackedFeedGroup.Name)]
public sealed class OtherLanguagesTests(PackedFeed feed)
{
    private const string Catalogue = """
        [catalogue]
        meter = "m"

        [events]
        page.shown = { id = 1, description = "A page was shown", tags = { name = ["index", "about"] } }
        """;

    [Theory]
    [InlineData(
        "fsproj",
        "Program.fs",
        "Acme.PageEvents.Page.Shown(Acme.PageShownName.About)\nprintfn \"%O\" (Acme.PageEvents.Totals().PageShown())")]
    [InlineData(
        "vbproj",
        "Program.vb",
        "Module Program\nSub Main()\nAcme.PageEvents.Page.Shown(Acme.PageShownName.About)\n"
        + "System.Console.WriteLine(New Acme.PageEvents.Totals().PageShown())\nEnd Sub\nEnd Module")]
    public async Task Program_in_another_language_records_events_of_a_library(string project, string file, string program)
    {
        string library = Consumer.Write(feed, new Consumer("library")
        {
            Files =
            {
                ["events.toml"] = Catalogue,
                ["PageEvents.cs"] = "namespace Acme;\n[Stalwart.Instrumentation.EventCatalogue(\"events.toml\")]\n"
                    + "public static partial class PageEvents;\n",
            },
        });
        string folder = feed.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, file), program);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program." + project), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>
                {(project == "fsproj" ? $"<Compile Include=\"{file}\" />" : "")}
                <ProjectReference Include="{library}/Consumer.csproj" />
              </ItemGroup>
            </Project>
            """);
        Assert.Equal("1", (await feed.DotnetAsync(folder, "run")).Trim());
    }

    [Fact]
    public async Task Razor_component_and_page_record_events()
    {
        string folder = Consumer.Write(feed, new Consumer("web", "TreatWarningsAsErrors=true", "RootNamespace=Acme")
        {
            Package = "Stalwart.Instrumentation.AspNetCore",
            Files =
            {
                ["events.toml"] = Catalogue,
                ["PageEvents.cs"] = "namespace Acme;\n[Stalwart.Instrumentation.EventCatalogue(\"events.toml\")]\n"
                    + "internal static partial class PageEvents;\n",
                ["Index.razor"] = "<p>Index</p>\n@code {\n    protected override void OnInitialized() => "
                    + "PageEvents.Page.Shown(PageShownName.Index);\n}\n",
                ["Pages/About.cshtml"] = "@page\n@{ Acme.PageEvents.Page.Shown(Acme.PageShownName.About); }\n<p>About</p>\n",
                ["Program.cs"] = """
                    using Microsoft.AspNetCore.Components.Web;

                    WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
                    builder.Services.AddRazorPages();
                    WebApplication app = builder.Build();
                    app.MapRazorPages();
                    app.Urls.Add("http://127.0.0.1:0");
                    await app.StartAsync();
                    using var client = new HttpClient();
                    await client.GetStringAsync(new Uri(app.Urls.First() + "/About"));
                    await using (var html = new HtmlRenderer(app.Services, app.Services.GetRequiredService<ILoggerFactory>()))
                    {
                        await html.Dispatcher.InvokeAsync(() => html.RenderComponentAsync<Acme.Index>());
                    }

                    var totals = new Acme.PageEvents.Totals();
                    Console.WriteLine($"index {totals.PageShown(Acme.PageShownName.Index)}, about {totals.PageShown(Acme.PageShownName.About)}");
                    await app.StopAsync();
                    """,
            },
        });
        Assert.Contains("index 1, about 1\n", await feed.DotnetAsync(folder, "run"), StringComparison.Ordinal);
    }
}
