using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Stalwart.Instrumentation.Package.Tests;

/// <summary>Projects of other people that use the packages.</summary>
[Collection(PackedFeedGroup.Name)]
public sealed partial class ConsumerTests(PackedFeed feed)
{
    private const string Program = """
        namespace Consumer
        {
            internal static class Program
            {
                private static void Main()
                {
                    MailEvents.Auth.Success(Protocol.Imap, Mechanism.Plain);
                    MailEvents.Delivery.Completed(System.TimeSpan.FromSeconds(2), DeliveryCompletedOutcome.Bounced);
                    foreach (Stalwart.Instrumentation.SeriesSnapshot series in MailEvents.Catalogue.Snapshot().Series)
                    {
                        System.Console.WriteLine(series.Metric.Name + " " + series.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
                    }
                }
            }

            /// <summary>The telemetry.</summary>
            [Stalwart.Instrumentation.EventCatalogue("events.toml")]
            internal static partial class MailEvents { }
        }
        """;

    [Fact]
    public async Task The_reference_catalogue_builds_without_a_warning_runs_and_is_not_compiled_again()
    {
        string folder = Write(
            new Consumer("console", "OutputType=Exe", "LangVersion=12", "Nullable=enable", "EmitCompilerGeneratedFiles=true"));
        await BuildAndRunAsync(folder);
        Assert.Equal(
            44,
            Directory.GetFiles(Path.Combine(folder, "obj"), "*.g.cs", SearchOption.AllDirectories)
                .Count(file => file.Contains("Stalwart.Instrumentation.Generators", StringComparison.Ordinal)));

        string assembly = Path.Combine(folder, "obj", "Debug", "net10.0", "Consumer.dll");
        DateTime built = File.GetLastWriteTimeUtc(assembly);
        await feed.DotnetAsync(folder, "build", "--nologo");
        Assert.Equal(built, File.GetLastWriteTimeUtc(assembly));
        File.AppendAllText(Path.Combine(folder, "events.toml"), "\n# a change\n");
        await feed.DotnetAsync(folder, "build", "--nologo", "--no-restore");
        Assert.NotEqual(built, File.GetLastWriteTimeUtc(assembly));
    }

    [Fact]
    public async Task Old_code_without_nullable_references_builds_and_runs() =>
        await BuildAndRunAsync(Write(new Consumer("console", "OutputType=Exe", "LangVersion=latest", "Nullable=disable")));

    [Fact]
    public async Task All_rules_as_errors_central_versions_and_a_lock_file_are_no_obstacle()
    {
        string folder = Write(new Consumer(
            "console", "OutputType=Exe", "AnalysisLevel=latest-all", "TreatWarningsAsErrors=true", "Nullable=enable",
            "GenerateDocumentationFile=true", "EnforceCodeStyleInBuild=true",
            "CheckForOverflowUnderflow=true", "RestorePackagesWithLockFile=true")
        {
            HasCentralVersions = true,
        });
        await BuildAndRunAsync(folder);
        Assert.Contains(
            "\"Stalwart.Instrumentation\"",
            await File.ReadAllTextAsync(Path.Combine(folder, "packages.lock.json")),
            StringComparison.Ordinal);
        await feed.DotnetAsync(folder, "restore", "--locked-mode");
    }

    [Fact]
    public async Task Each_problem_is_reported_once_and_errors_also_without_analyzers()
    {
        string folder = Consumer.Write(feed, new Consumer("console", "OutputType=Exe")
        {
            Files =
            {
                ["events.toml"] = """
                    [catalogue]
                    meter = "m"
                    [tags.never]
                    values = ["x"]
                    [events]
                    a.one = { id = 1, description = "One", tags = { who = { type = "string", limit = 5 } } }
                    a.two = { id = 1, description = "Two" }
                    """,
                ["metrics.toml"] = "[metrics]\nexport-zero = true\ndisabled-events = [\"a.onne\"]\n",
                ["Program.cs"] = "Events.A.One(Guid.NewGuid().ToString());\n[Stalwart.Instrumentation.EventCatalogue(\"events.toml\")] "
                    + "internal static partial class Events { }\n",
            },
        });
        Assert.Equal("EVT0008 EVT0028 EVT1005 EVT2001 EVT2003", await DiagnosticsAsync("-p:RunAnalyzers=true"));
        Assert.Equal("EVT0008 EVT0028 EVT2001", await DiagnosticsAsync("-p:RunAnalyzers=false"));

        // Too old a compiler is one error, before any other.
        Assert.Equal("EVT3000", await DiagnosticsAsync("-p:CompilerApiVersion=roslyn4.8"));

        async Task<string> DiagnosticsAsync(string property)
        {
            (int exit, string output) = await feed.TryDotnetAsync(folder, "build", "--nologo", "-tl:off", property);
            Assert.Equal(1, exit);
            return string.Join(
                ' ',
                Finding().Matches(output[..output.IndexOf("Build FAILED", StringComparison.Ordinal)]).Select(match => match.Value).Order());
        }
    }

    /// <summary>A build keeps the highest version of all files of one name among its analyzers.</summary>
    [Fact]
    public async Task A_higher_version_of_Tomlyn_beside_another_analyzer_changes_nothing()
    {
        string folder = Consumer.Write(feed, new Consumer("library")
        {
            More = "<ItemGroup><Analyzer Include=\"other/Tomlyn.dll\" /></ItemGroup>",
            Files =
            {
                ["events.toml"] = "[catalogue]\nmeter = \"m\"\n[events]\na.one = { id = 1, description = \"One\" }\n",
                ["Caller.cs"] = "[Stalwart.Instrumentation.EventCatalogue(\"events.toml\")] internal static partial class Events { }\n"
                    + "internal static class Caller { internal static void Call() => Events.A.One(); }\n",
                ["other/placeholder.txt"] = "",
            },
        });
        CSharpCompilation other = CSharpCompilation.Create(
            "Tomlyn",
            [CSharpSyntaxTree.ParseText("[assembly: System.Reflection.AssemblyVersion(\"99.0.0.0\")]")],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.True(other.Emit(Path.Combine(folder, "other", "Tomlyn.dll")).Success);
        (int exit, string output) = await feed.TryDotnetAsync(folder, "build", "--nologo", "-warnaserror");
        Assert.True(exit == 0, output);
    }

    [Fact]
    public async Task Too_old_a_compiler_gives_the_message_of_its_page()
    {
        string folder = Consumer.Write(feed, new Consumer("library") { Files = { ["events.toml"] = "" } });
        (_, string output) = await feed.TryDotnetAsync(folder, "build", "--nologo", "-p:CompilerApiVersion=roslyn4.8");
        Assert.Contains(
            Markdown.Snippets(Repository.Read("docs/diagnostics/EVT3000.md")).Single().Text.Trim(),
            output,
            StringComparison.Ordinal);
    }

    [System.Text.RegularExpressions.GeneratedRegex("(?<=(?:error|warning) )(?:EVT|CS)[0-9]{4}(?=:)")]
    private static partial System.Text.RegularExpressions.Regex Finding();

    [Fact]
    public async Task A_public_catalogue_of_a_library_gives_no_warning_under_all_rules()
    {
        string folder = Consumer.Write(
            feed,
            new Consumer(
                "library",
                "AnalysisLevel=latest-all",
                "TreatWarningsAsErrors=true",
                "Nullable=enable",
                "GenerateDocumentationFile=true")
            {
                Files =
                {
                    ["events.toml"] = Repository.Read("events.toml"),
                    ["MailEvents.cs"] = "namespace Mail;\n/// <summary>The "
                        + "telemetry.</summary>\n[Stalwart.Instrumentation.EventCatalogue(\"events.toml\")]\npublic static partial "
                        + "class MailEvents { }\n",
                },
            });
        Assert.Contains("0 Warning(s)", await feed.DotnetAsync(folder, "build", "--nologo"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Severities_are_changed_in_the_usual_ways()
    {
        string folder = Consumer.Write(feed, new Consumer("library")
        {
            Files =
            {
                ["events.toml"] = "[catalogue]\nmeter = \"m\"\n[tags.never]\nvalues = [\"x\"]\n[events]\na.one = { id = 1, description "
                    + "= \"One\" }\n",
                ["AEvents.cs"] = "[Stalwart.Instrumentation.EventCatalogue(\"events.toml\")] internal static partial class AEvents { }",
            },
        });
        await feed.DotnetAsync(folder, "restore");
        foreach ((string globalConfig, string property, int exit, string? said) in ((string, string, int, string?)[])[
            ("", "", 0, "warning EVT0028"),
            ("", "NoWarn=EVT0028", 0, null),
            ("", "TreatWarningsAsErrors=true", 1, "error EVT0028"),
            ("", "WarningsAsErrors=EVT0028", 1, "error EVT0028"),
            ("dotnet_diagnostic.EVT0028.severity = none", "", 0, null),
            ("dotnet_diagnostic.EVT0028.severity = error", "", 1, "error EVT0028"),
        ])
        {
            await File.WriteAllTextAsync(Path.Combine(folder, ".globalconfig"), $"is_global = true\n{globalConfig}\n");
            (int actual, string output) = await feed.TryDotnetAsync(
                folder,
                ["build", "--no-restore", "--no-incremental", "--nologo", .. property.Length == 0 ? [] : (string[])["-p:" + property]]);
            Assert.Equal((globalConfig, property, exit), (globalConfig, property, actual));
            if (said is null)
            {
                Assert.DoesNotContain("EVT0028", output, StringComparison.Ordinal);
            }
            else
            {
                Assert.Contains("events.toml(3,7): " + said, output, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Catalogues_elsewhere_are_named_as_items_and_seen_by_editors_and_watchers()
    {
        string folder = Consumer.Write(feed, new Consumer("console", "OutputType=Exe", "TreatWarningsAsErrors=true")
        {
            More = """
                <ItemGroup>
                  <EventCatalogue Include="telemetry folder/a.toml" />
                  <EventCatalogue Include="../shared catalogue.toml" Link="shared.toml" />
                </ItemGroup>
                """,
            Files =
            {
                ["events.toml"] = "[catalogue]\nmeter = \"c\"\n[events]\nc.three = { id = 1, description = \"Three\" }\n",
                ["telemetry folder/a.toml"] = "[catalogue]\nmeter = \"a\"\n[events]\na.one = { id = 1, description = \"One\" }\n",
                ["../shared catalogue.toml"] = "[catalogue]\nmeter = \"b\"\n[events]\nb.two = { id = 1, description = \"Two\" }\n",
                ["Program.cs"] = """
                    AEvents.A.One();
                    BEvents.B.Two();
                    CEvents.C.Three();
                    Console.WriteLine(string.Join(' ', Stalwart.Instrumentation.EventCatalogues.All().Select(catalogue => catalogue.MeterName)));
                    [Stalwart.Instrumentation.EventCatalogue("a.toml")] internal static partial class AEvents { }
                    [Stalwart.Instrumentation.EventCatalogue("../shared catalogue.toml")] internal static partial class BEvents { }
                    [Stalwart.Instrumentation.EventCatalogue("events.toml")] internal static partial class CEvents { }
                    """,
            },
        });
        Assert.Equal("a b c", (await feed.DotnetAsync(folder, "run")).Trim());

        // What an editor asks for instead of a build.
        string arguments = await feed.DotnetAsync(
            folder,
            "msbuild",
            "-t:Compile",
            "-p:DesignTimeBuild=true",
            "-p:SkipCompilerExecution=true",
            "-p:ProvideCommandLineArgs=true",
            "-p:NonExistentFile=never/made",
            "-getItem:CscCommandLineArgs",
            "-getItem:Watch");
        foreach (string file in (string[])["events.toml", "telemetry folder/a.toml", "shared catalogue.toml"])
        {
            Assert.Matches($"\"Identity\": \"/additionalfile:[^\n]*{file}", arguments);
            Assert.Matches($"\"Identity\": \"[^\n]*{file}\"", arguments[arguments.IndexOf("\"Watch\"", StringComparison.Ordinal)..]);
        }

        Assert.Contains("Stalwart.Instrumentation.Generators.dll", arguments, StringComparison.Ordinal);
    }

    private string Write(Consumer consumer)
    {
        consumer.Files["events.toml"] = Repository.Read("events.toml");
        consumer.Files["Program.cs"] = Program;
        return Consumer.Write(feed, consumer);
    }

    private async Task BuildAndRunAsync(string folder)
    {
        Assert.Contains("0 Warning(s)", await feed.DotnetAsync(folder, "build", "--nologo"), StringComparison.Ordinal);
        string run = await feed.DotnetAsync(folder, "run", "--no-build");
        Assert.Equal(
            ["auth.success 1", "delivery.completed 1", "delivery.total-time 2", "queue.count -1"],
            run.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(
            ["Consumer.dll", "Stalwart.Instrumentation.dll"],
            Directory.GetFiles(Path.Combine(folder, "bin", "Debug", "net10.0"), "*.dll")
                .Select(file => Path.GetFileName(file))
                .Order(StringComparer.Ordinal));
    }
}
