using Microsoft.CodeAnalysis;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>Whole programs with tag sets, tags and events that have names of the platform, which the programs use too.</summary>
public sealed class PlatformProgramTests
{
    private const string Header = "[catalogue]\nmeter = \"m\"\n";

    private const string Usings = "using System; using System.Collections.Generic; using System.IO; using System.Linq; "
        + "using System.Threading; using System.Threading.Tasks; using Stalwart.Instrumentation;\n";

    public static TheoryData<string, string, string> Programs => new()
    {
        {
            "[tags.system]\nvalues = [\"linux\"]\n[tags.environment]\nvalues = [\"production\"]\n[events]\n"
            + "host.started = { id = 1, description = \"A host started\", "
            + "tags = { system = \"system\", environment = \"environment\" } }\n",
            "Events.Host.Started(SystemTag.Linux, EnvironmentTag.Production);",
            "_ = Environment.NewLine; System.Console.WriteLine(global::System.Environment.TickCount);"
        },
        {
            "[tags.task]\nvalues = [\"import\"]\n[tags.action]\nvalues = [\"start\"]\n[tags.type]\nvalues = [\"full\"]\n[events]\n"
            + "job.task = { id = 1, description = \"A job ran\", "
            + "tags = { task = \"task\", action = \"action\", type = \"type\" } }\n",
            "Events.Job.Task(TaskTag.Import, ActionTag.Start, TypeTag.Full);",
            "Action run = () => { }; run(); Type type = typeof(Task); Task.Run(run).Wait(); _ = type;"
        },
        {
            "[tags.path]\nvalues = [\"fast\"]\n[tags.version]\nvalues = [\"1.0\", \"2.0\"]\n[tags.file]\nvalues = [\"log\"]\n[events]\n"
            + "file.path = { id = 1, description = \"A path was taken\", "
            + "tags = { path = \"path\", version = \"version\", file = \"file\" } }\n"
            + "version.range = { id = 2, description = \"A range was asked for\", "
            + "tags = { index = [\"low\", \"high\"] } }\n",
            "Events.File.Path(PathTag.Fast, default, FileTag.Log); Events.Version.Range(VersionRangeIndex.Low);",
            "_ = Path.Combine(\"a\", \"b\"); _ = new Version(1, 0); _ = File.Exists(\"a\"); _ = \"abc\"[^1]; _ = \"abc\"[1..];"
        },
        {
            "[tags.console]\nvalues = [\"tty\"]\n[tags.timer]\nvalues = [\"short\"]\n[tags.thread]\nvalues = [\"main\"]\n[events]\n"
            + "timer.thread = { id = 1, description = \"A timer ran\", "
            + "tags = { console = \"console\", timer = \"timer\", thread = \"thread\" } }\n"
            + "thread.timer = { id = 2, description = \"A thread waited\" }\n",
            "Events.Timer.Thread(ConsoleTag.Tty, TimerTag.Short, ThreadTag.Main); Events.Thread.Timer();",
            "Console.WriteLine(Thread.CurrentThread.Name); using var timer = new Timer(_ => { }); "
        },
        {
            "[tags.range]\nvalues = [\"near\"]\n[tags.index]\nvalues = [\"first\"]\n[tags.event-id]\nvalues = [\"x\"]\n[events]\n"
            + "event.id = { id = 1, description = \"An id was given\", "
            + "tags = { range = \"range\", index = \"index\", event-id = \"event-id\" } }\n"
            + "event.console = { id = 2, description = \"A console opened\", "
            + "tags = { key = [\"a\"] } }\n",
            "Events.Event.Id(RangeTag.Near, IndexTag.First, EventIdTag.X); Events.Event.Console(EventConsoleKey.A);",
            "Range range = 1..2; Index index = ^1; _ = (range, index); Console.Write(1);"
        },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public void Program_with_platform_names_compiles_in_the_global_namespace(string toml, string calls, string code) =>
        Check(toml, "", calls, code);

    [Theory]
    [MemberData(nameof(Programs))]
    public void Program_with_platform_names_compiles_in_a_namespace(string toml, string calls, string code) =>
        Check(toml, "namespace Shop;\n", calls, code);

    private static void Check(string toml, string place, string calls, string code)
    {
        string text = Usings + place
            + "/// <summary>The events.</summary>\n[EventCatalogue(\"events.toml\")]\npublic static partial class Events;\n"
            + "internal static class Program { internal static void Run() { " + calls + code + " } }\n";
        Generated generated = Generated.From(Header + toml, text);
        Assert.Empty(generated.Reported);
        Assert.Equal("", string.Join("\n", generated.CompilerDiagnostics.Where(found => found.Severity == DiagnosticSeverity.Error)));
    }
}
