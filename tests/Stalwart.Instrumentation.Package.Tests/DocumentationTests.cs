using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Stalwart.Instrumentation.Catalogue;
using Stalwart.Instrumentation.Hosting.Settings;
using Stalwart.Instrumentation.TestSupport.Tls;

namespace Stalwart.Instrumentation.Package.Tests;

/// <summary>Every snippet of the README and the documents is read, compiled or run.</summary>
[Collection(PackedFeedGroup.Name)]
public sealed partial class DocumentationTests(PackedFeed feed)
{
    private static readonly string[] Documents =
    [
        "README.md",
        "docs/catalogue.md",
        "docs/editor.md",
        "docs/configuration.md",
        "docs/prometheus.md",
        "docs/opentelemetry.md",
        "docs/status-page.md",
        "docs/testing.md",
        "docs/performance.md",
        "docs/tool.md",
        "docs/ci.md",
        "docs/events.md",
        "CONTRIBUTING.md",
    ];

    public static TheoryData<string> AllDocuments => [.. Pages];

    /// <summary>Also the pages that nobody has listed.</summary>
    private static IEnumerable<string> Pages =>
        Documents.Union(
            Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md")
                .Concat(
                    Directory.GetDirectories(Path.Combine(Repository.Root, "src"))
                        .Select(project => Path.Combine(project, "README.md"))
                        .Where(File.Exists))
                .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
                .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(AllDocuments))]
    public void Catalogues_have_no_fault(string document)
    {
        foreach (Snippet snippet in Markdown.Snippets(Repository.Read(document)).Where(IsCatalogue))
        {
            CatalogueResult result = CatalogueReader.Read(document, snippet.Text);
            Assert.Empty(result.Diagnostics);
            Assert.NotEmpty(result.Model!.Families);
        }
    }

    [Fact]
    public async Task Code_compiles_against_the_reference_catalogue_and_configurations_are_accepted()
    {
        Consumer consumer = new("web", "TreatWarningsAsErrors=true", "Nullable=enable")
        {
            Package = "Stalwart.Instrumentation.AspNetCore",
            Files = { ["events.toml"] = Repository.Read("events.toml") },
            More = """<ItemGroup><PackageReference Include="OpenTelemetry.Extensions.Hosting" Version="1.20.1" /></ItemGroup>""",
        };
        int number = 0;
        int configurations = 0;
        foreach (Snippet snippet in Pages.SelectMany(document => Markdown.Snippets(Repository.Read(document))))
        {
            if (IsCode(snippet))
            {
                consumer.Files[$"Snippet{number}.cs"] = InMethod(snippet.Text, number++);
            }
            else if (IsConfiguration(snippet))
            {
                consumer.Files[$"configuration{number++}.toml"] = MachineFolder().Replace(snippet.Text, "");
                configurations++;
            }
            else if (snippet.Language == "json" && snippet.Text.Contains("\"Metrics\"", StringComparison.Ordinal))
            {
                consumer.Files[$"configuration{number++}.json"] = snippet.Text;
                configurations++;
            }
        }

        Assert.True(number >= 6, $"Only {number} snippets were found.");
        string declaration = Markdown.Snippets(Repository.Read("docs/catalogue.md")).First(snippet => snippet.Language == "csharp").Text;
        using var authority = new TestAuthority();
        IssuedCertificate issued = authority.Server();
        (consumer.Files["tls.crt"], consumer.Files["tls.key"]) = (issued.Certificate, issued.Key);
        consumer.Files["ca.crt"] = consumer.Files["clients.crt"] = authority.Pem;
        foreach (string secret in (string[])["mail-server.password", "mail-server.token", "collector-token", "hostname"])
        {
            consumer.Files[secret] = "open sesame";
        }

        consumer.Files["MailEvents.cs"] = "using Stalwart.Instrumentation;\n" + declaration;
        consumer.Files["Program.cs"] = """
            Environment.SetEnvironmentVariable("STAGE", "production");
            Environment.SetEnvironmentVariable("COLLECTOR", "collector.example");
            Environment.SetEnvironmentVariable("SCRAPE_SECRET", "open sesame");
            foreach (string file in Directory.GetFiles(".", "configuration*.*"))
            {
                IConfigurationBuilder builder = new ConfigurationBuilder().SetBasePath(Directory.GetCurrentDirectory());
                builder = file.EndsWith(".json", StringComparison.Ordinal) ? builder.AddJsonFile(file) : builder.AddTomlFile(file);
                var options = Stalwart.Instrumentation.Hosting.Settings.EventMetricsOptionsReader.Read(builder.Build());
                Console.WriteLine(options.Prometheus.Enable || options.Logs.Level is not null || options.Logs.Reveal.Count > 0
                    || options.Logs.OpenTelemetry.Transport != Stalwart.Instrumentation.Hosting.Options.OtlpTransport.Disable
                    || options.OpenTelemetry.Transport != Stalwart.Instrumentation.Hosting.Options.OtlpTransport.Disable);
            }

            internal static class Assert
            {
                public static void Equal<T>(T expected, object? actual) => _ = Equals(expected, actual);

                public static void True(bool condition, string message) => _ = (condition, message);
            }
            """;
        string folder = Consumer.Write(feed, consumer);
        string output = await feed.DotnetAsync(folder, "run");
        Assert.Equal(
            Enumerable.Repeat("True", configurations),
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line is "True" or "False"));
    }

    [Fact]
    public async Task The_generated_code_looks_as_shown()
    {
        string folder = Consumer.Write(feed, new Consumer("library", "EmitCompilerGeneratedFiles=true")
        {
            Files =
            {
                ["events.toml"] = Markdown.Snippets(Repository.Read("README.md"))
                    .Single(snippet => snippet.File == "Shop/events.toml").Text,
                ["ShopEvents.cs"] = "[Stalwart.Instrumentation.EventCatalogue(\"events.toml\")] internal static partial class "
                    + "ShopEvents { }",
            },
        });
        await feed.DotnetAsync(folder, "build", "--nologo");
        string emitted = await File.ReadAllTextAsync(
            Directory.GetFiles(Path.Combine(folder, "obj"), "ShopEvents.Order.g.cs", SearchOption.AllDirectories).Single());
        HashSet<string> lines = [.. emitted.Split('\n').Select(line => line.Trim())];
        string shown = Markdown.Snippets(Markdown.Section(Repository.Read("docs/concepts.md"), "Look at the generated code")).Single().Text;
        Assert.All(shown.Split('\n').Select(line => line.Trim()), line => Assert.Contains(line, lines));
    }

    [Theory]
    [InlineData("docs/prometheus.md")]
    [InlineData("docs/opentelemetry.md")]
    public void Recipes_are_shown_as_they_are_tested(string document)
    {
        Snippet[] recipes = [.. Markdown.Snippets(Repository.Read(document)).Where(snippet => snippet.File is not null)];
        Assert.NotEmpty(recipes);
        Assert.All(recipes, recipe => Assert.Equal(Repository.Read(Path.Combine("docs", recipe.File!)), recipe.Text));
    }

    [Theory]
    [MemberData(nameof(AllDocuments))]
    public void No_snippet_is_of_a_kind_that_nothing_checks(string document) => Assert.All(
        Markdown.Snippets(Repository.Read(document)).Where(snippet => snippet.File is null && snippet.Language is "csharp" or "toml"),
        snippet => Assert.True(
            IsCatalogue(snippet)
            || IsConfiguration(snippet)
            || IsCode(snippet)
            || snippet.Text.Contains("partial class", StringComparison.Ordinal)
            || snippet.Text.Contains("__Recorder.", StringComparison.Ordinal),
            $"{document}: nothing reads, compiles or runs\n{snippet.Text}"));

    [Theory]
    [MemberData(nameof(AllDocuments))]
    public void Links_lead_somewhere(string document)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Repository.Root, document))!;
        Assert.All(
            Link().Matches(Repository.Read(document))
                .Select(match => match.Groups[1].Value)
                .Where(link => !link.Contains("://", StringComparison.Ordinal)),
            link => Assert.True(Path.Exists(Path.Combine(folder, link)), link));
    }

    /// <summary>Diagnostics have a table of their own, which their tests compare with the rules.</summary>
    [Fact]
    public void Every_page_is_reachable_from_the_index()
    {
        HashSet<string> reached = [];
        Queue<string> next = new(["docs/README.md"]);
        while (next.TryDequeue(out string? page))
        {
            if (!reached.Add(page) || !page.EndsWith(".md", StringComparison.Ordinal))
            {
                continue;
            }

            IEnumerable<Match> links = Link().Matches(Repository.Read(page));
            foreach (Match link in links.Where(link => !link.Value.Contains("://", StringComparison.Ordinal)))
            {
                string target = Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, link.Groups[1].Value);
                next.Enqueue(Path.GetRelativePath(Repository.Root, Path.GetFullPath(target)).Replace('\\', '/'));
            }
        }

        Assert.Empty(
            Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
                .Except(reached));
    }

    private static bool IsCatalogue(Snippet snippet) =>
        snippet.Language == "toml"
        && (snippet.Text.Contains("[catalogue]", StringComparison.Ordinal)
            || snippet.Text.Contains("catalogue.meter", StringComparison.Ordinal));

    private static bool IsConfiguration(Snippet snippet) => snippet.Language == "toml"
        && (snippet.Text.Contains("[metrics.prometheus]", StringComparison.Ordinal)
            || snippet.Text.Contains("[metrics.open-telemetry]", StringComparison.Ordinal)
            || snippet.Text.Contains("[logs]", StringComparison.Ordinal)
            || snippet.Text.Contains("[logs.open-telemetry]", StringComparison.Ordinal));

    /// <summary>Code of a method's body; what a file is named for is run by the walkthroughs.</summary>
    private static bool IsCode(Snippet snippet) => snippet is { Language: "csharp", File: null }
        && (snippet.Text.Contains("MailEvents", StringComparison.Ordinal)
            || snippet.Text.Contains("EventCatalogues", StringComparison.Ordinal))
        && !snippet.Text.Contains("partial class", StringComparison.Ordinal);

    private static string InMethod(string code, int number)
    {
        string body = string.Join(
            '\n',
            code.Split('\n')
                .Where(
                    line => !line.StartsWith("using ", StringComparison.Ordinal)
                        || line.StartsWith("using var", StringComparison.Ordinal)
                        || line.Contains('=', StringComparison.Ordinal)));
        return $$"""
            #pragma warning disable CS0219, CS8321
            using OpenTelemetry;
            using OpenTelemetry.Metrics;
            using Stalwart.Instrumentation;
            using Stalwart.Instrumentation.Hosting;
            using Stalwart.Instrumentation.Hosting.Options;

            internal static class Snippet{{number}}
            {
                public static void Run(string[] args)
                {
                    {{body}}
                }
            }
            """;
    }

    /// <summary>The folders of certificates and secrets, which the machine of the tests does not have.</summary>
    [GeneratedRegex("/etc/(?:[a-z-]+/tls/)?|/run/secrets/")]
    private static partial Regex MachineFolder();

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Link();
}
