using Stalwart.Instrumentation.Integration.Tests;

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

    [Theory]
    [InlineData("LangVersion=12", "Nullable=enable")]
    [InlineData("LangVersion=latest", "Nullable=disable")]
    [InlineData("AnalysisLevel=latest-all", "TreatWarningsAsErrors=true", "Nullable=enable", "GenerateDocumentationFile=true", "EnforceCodeStyleInBuild=true", "CheckForOverflowUnderflow=true")]
    public async Task The_reference_catalogue_builds_without_a_warning_and_runs(params string[] properties)
    {
        string folder = Consumer.Write(feed, new Consumer("console", ["OutputType=Exe", .. properties])
        {
            Files = { ["events.toml"] = Repository.Read("events.toml"), ["Program.cs"] = Program },
        });
        string output = await feed.DotnetAsync(folder, "build", "--nologo");
        Assert.Contains("0 Warning(s)", output, StringComparison.Ordinal);
        string run = await feed.DotnetAsync(folder, "run", "--no-build");
        Assert.Equal(["auth.success 1", "delivery.completed 1", "delivery.total-time 2", "queue.count -1"], run.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, "bin"), "Tomlyn.dll", SearchOption.AllDirectories));
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, "bin"), "Microsoft.CodeAnalysis*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("RunAnalyzers=true", "EVT0008 EVT0028 EVT1005 EVT2001 EVT2003")]
    [InlineData("RunAnalyzers=false", "EVT0008 EVT0028 EVT2001")]
    public async Task Each_problem_is_reported_once_and_errors_also_without_analyzers(string property, string expected)
    {
        string folder = Consumer.Write(feed, new Consumer("console", "OutputType=Exe", property)
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
                ["Program.cs"] = "Events.A.One(Guid.NewGuid().ToString());\n[Stalwart.Instrumentation.EventCatalogue(\"events.toml\")] internal static partial class Events { }\n",
            },
        });
        (_, string output) = await feed.TryDotnetAsync(folder, "build", "--nologo", "-tl:off");
        string untilSummary = output[..output.IndexOf("Build FAILED", StringComparison.Ordinal)];
        Assert.Equal(expected.Split(' '), Finding().Matches(untilSummary).Select(match => match.Value).Order());
    }

    [System.Text.RegularExpressions.GeneratedRegex("(?<=(?:error|warning) )EVT[0-9]{4}(?=:)")]
    private static partial System.Text.RegularExpressions.Regex Finding();

    [Fact]
    public async Task A_public_catalogue_of_a_library_gives_no_warning_under_all_rules()
    {
        string folder = Consumer.Write(feed, new Consumer("library", "AnalysisLevel=latest-all", "TreatWarningsAsErrors=true", "Nullable=enable", "GenerateDocumentationFile=true")
        {
            Files =
            {
                ["events.toml"] = Repository.Read("events.toml"),
                ["MailEvents.cs"] = "namespace Mail;\n/// <summary>The telemetry.</summary>\n[Stalwart.Instrumentation.EventCatalogue(\"events.toml\")]\npublic static partial class MailEvents { }\n",
            },
        });
        Assert.Contains("0 Warning(s)", await feed.DotnetAsync(folder, "build", "--nologo"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", 0, "warning EVT0028")]
    [InlineData("", "NoWarn=EVT0028", 0, null)]
    [InlineData("", "TreatWarningsAsErrors=true", 1, "error EVT0028")]
    [InlineData("", "WarningsAsErrors=EVT0028", 1, "error EVT0028")]
    [InlineData("dotnet_diagnostic.EVT0028.severity = none", "", 0, null)]
    [InlineData("dotnet_diagnostic.EVT0028.severity = error", "", 1, "error EVT0028")]
    public async Task Severities_are_changed_in_the_usual_ways(string globalConfig, string property, int exit, string? said)
    {
        string folder = Consumer.Write(feed, new Consumer("library", property.Length == 0 ? [] : [property])
        {
            Files =
            {
                ["events.toml"] = "[catalogue]\nmeter = \"m\"\n[tags.never]\nvalues = [\"x\"]\n[events]\na.one = { id = 1, description = \"One\" }\n",
                ["AEvents.cs"] = "[Stalwart.Instrumentation.EventCatalogue(\"events.toml\")] internal static partial class AEvents { }",
                [".globalconfig"] = $"is_global = true\n{globalConfig}\n",
            },
        });
        (int actual, string output) = await feed.TryDotnetAsync(folder, "build", "--nologo");
        Assert.Equal(exit, actual);
        if (said is null)
        {
            Assert.DoesNotContain("EVT0028", output, StringComparison.Ordinal);
        }
        else
        {
            Assert.Contains("events.toml(3,7): " + said, output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Catalogues_elsewhere_are_named_as_items_and_central_versions_work()
    {
        string folder = Consumer.Write(feed, new Consumer("console", "OutputType=Exe", "ManagePackageVersionsCentrally=false", "TreatWarningsAsErrors=true")
        {
            More = """<ItemGroup><EventCatalogue Include="telemetry folder/a.toml;../shared catalogue.toml" /></ItemGroup>""",
            Files =
            {
                ["telemetry folder/a.toml"] = "[catalogue]\nmeter = \"a\"\n[events]\na.one = { id = 1, description = \"One\" }\n",
                ["../shared catalogue.toml"] = "[catalogue]\nmeter = \"b\"\n[events]\nb.two = { id = 1, description = \"Two\" }\n",
                ["Program.cs"] = """
                    AEvents.A.One();
                    BEvents.B.Two();
                    Console.WriteLine(AEvents.Catalogue.MeterName + BEvents.Catalogue.MeterName);
                    [Stalwart.Instrumentation.EventCatalogue("a.toml")] internal static partial class AEvents { }
                    [Stalwart.Instrumentation.EventCatalogue("shared catalogue.toml")] internal static partial class BEvents { }
                    """,
            },
        });
        Assert.Equal("ab", (await feed.DotnetAsync(folder, "run")).Trim());
    }

    [Fact]
    public async Task A_build_without_a_change_compiles_nothing()
    {
        string folder = Consumer.Write(feed, new Consumer("console", "OutputType=Exe")
        {
            Files = { ["events.toml"] = Repository.Read("events.toml"), ["Program.cs"] = Program },
        });
        await feed.DotnetAsync(folder, "build", "--nologo");
        string assembly = Directory.GetFiles(Path.Combine(folder, "obj"), "Consumer.dll", SearchOption.AllDirectories).First(file => !file.Contains("ref", StringComparison.Ordinal));
        DateTime built = File.GetLastWriteTimeUtc(assembly);
        await feed.DotnetAsync(folder, "build", "--nologo", "--no-restore");
        Assert.Equal(built, File.GetLastWriteTimeUtc(assembly));
    }

    [Fact]
    public async Task A_worker_without_a_web_server_is_scraped()
    {
        string folder = Consumer.Write(feed, new Consumer("console", "OutputType=Exe")
        {
            Package = "Stalwart.Instrumentation.OpenTelemetry",
            Files =
            {
                ["events.toml"] = "[catalogue]\nmeter = \"worker\"\n[events]\njob.done = { id = 1, description = \"A job was done\" }\n",
                ["worker.toml"] = "[metrics.prometheus]\nenable = true\nlisten = \"127.0.0.1:0\"\n",
                ["Program.cs"] = """
                    using Microsoft.Extensions.Hosting;
                    using Stalwart.Instrumentation.OpenTelemetry;

                    var builder = Host.CreateApplicationBuilder(args);
                    builder.Configuration.AddTomlFile("worker.toml");
                    builder.AddEventMetrics(WorkerEvents.Catalogue);
                    WorkerEvents.Job.Done();
                    builder.Build().Run();

                    [Stalwart.Instrumentation.EventCatalogue("events.toml")] internal static partial class WorkerEvents { }
                    """,
            },
        });
        await using RunningProcess run = feed.StartDotnet(folder, "run");
        string address = await run.WaitForAsync("Metrics can be scraped at ");
        using var client = new HttpClient();
        Assert.Contains("job_done_total{otel_scope_name=\"worker\"} 1\n", await client.GetStringAsync(new Uri(address.TrimEnd('.'))), StringComparison.Ordinal);
    }
}
