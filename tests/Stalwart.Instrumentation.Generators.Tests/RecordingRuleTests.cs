using Microsoft.CodeAnalysis;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>Rules on the calling code: what they report, and what they leave alone.</summary>
public sealed class RecordingRuleTests
{
    private const string Catalogue = """
        [catalogue]
        meter = "m"

        [events]
        a.one = { id = 1, description = "One" }
        a.two = { id = 2, description = "Two", tags = { who = { type = "string", limit = 20 } } }
        a.gone = { id = 3, description = "Three", deprecated = "use a.one" }

        """;

    private const string Class = """
        using System;
        using System.Diagnostics;
        using System.Linq;
        [Stalwart.Instrumentation.EventCatalogue("events.toml")] internal static partial class Events { }

        """;

    /// <summary>Data/open-tag-values.txt has one expression a line, each of which becomes a method of one program.</summary>
    [Fact]
    public async Task Open_tag_is_a_warning_only_when_its_values_are_unbounded()
    {
        string[][] values =
        [
            .. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Data", "open-tag-values.txt"))
                .Where(line => line.Length > 0 && line[0] != '#')
                .Select(line => line.Split(" | ")),
        ];
        const string Parameters = "Guid id, Guid? maybe, Exception error, string name, int number, DateTime at, TimeSpan elapsed, Activity "
            + "activity, Stopwatch watch, Uri address, Random random, byte[] bytes, bool flag, System.Threading.CancellationToken token";
        string code = "static class Caller { static int Count; static void Call() => Events.A.One();\n" + string.Concat(
            values.Select((value, i) =>
                $"static void Call{i}({Parameters}) {{ {string.Concat(value[1..^1])} Events.A.Two({value[^1]}); }}\n")) + "}\n";
        int first = Class.Split('\n').Length + 1;
        IReadOnlyList<string> given = await Given(code);
        IEnumerable<string> found = values.Select((value, i) =>
            string.Join(", ", given.Where(line => IsAt(line, first + i)).Select(Shown).DefaultIfEmpty("-"))
                + " | " + string.Join(" | ", value[1..]));
        Assert.Empty(found.Except(values.Select(value => string.Join(" | ", value))));

        static bool IsAt(string line, int number) => line.StartsWith($"MailEvents.cs({number},", StringComparison.Ordinal);
        static string Shown(string line) => line.Split("warning EVT1005: ") is [_, string found]
            ? found.Split(" is different on nearly every call")[0]
            : line;
    }

    [Fact]
    public async Task Unrecorded_event_is_reported_unless_it_is_deprecated() =>
        Assert.Equal(
            [
                "events.toml(6,3,6,6): info EVT1004: Event 'a.two' is never recorded in this project; call Events.A.Two where it "
                + "happens, or remove it",
            ],
            await Given("static class Caller { static void Call() { for (int i = 0; i < 9; i++) { Events.A.One(); } } }"));

    [Theory]
    [InlineData("Events.Gauges.ADepth.Set(1);", null)]
    [InlineData("using IDisposable observed = Events.Gauges.ADepth.Observe(() => 1);", null)]
    [InlineData("var gauge = Events.Gauges.ADepth;", null)]
    [InlineData("Events.Catalogue.GetGauge(\"a.depth\").Set(1);", null)]
    [InlineData("", "a.depth")]
    [InlineData("Other.Gauges.ADepth = 1;", "a.depth")]
    public async Task Gauge_that_is_never_fed_or_set_is_reported(string call, string? gauge)
    {
        const string Metrics = """
            [metrics]
            "a.depth" = { kind = "gauge", description = "Set by the program" }
            "a.fed" = { kind = "gauge", description = "Set by an event" }
            [events]
            a.one = { id = 1, description = "One", fields = { depth = "long" }, feeds = [{ metric = "a.fed", set = "depth" }] }

            """;
        string code = Class + "static class Other { public static class Gauges { public static int ADepth { get; set; } } } "
            + $"static class Caller {{ static void Call() {{ Events.A.One(1); {call} }} }}";
        IReadOnlyList<string> given = await Analyzed.From(
            code, [new TextFile("/repository/events.toml", "[catalogue]\nmeter = \"m\"\n" + Metrics)]);
        Assert.Equal(
            gauge is null
                ? []
                : [
                    "events.toml(4,1,4,10): info EVT1004: Gauge 'a.depth' is never set in this project; call Events.Gauges.ADepth.Set or "
                    + ".Observe, or remove it",
                ],
            given);
    }

    [Theory]
    [InlineData("Events.Counters.ATotal.Observe(() => 1); Events.UpDownCounters.AOpen.Observe(true, () => 1);")]
    [InlineData("Events.Counters.ATotal.Observe(() => 1); Events.UpDownCounters.AOpen.Remove(true);", "Up-down-counter", "a.open", "AOpen")]
    [InlineData("Func<bool, Func<long>, IDisposable> one = Events.UpDownCounters.AOpen.Observe;", "Counter", "a.total", "ATotal")]
    public async Task Observed_metric_without_a_callback_is_reported(
        string calls, string? kind = null, string? metric = null, string? member = null)
    {
        const string Metrics = """
            [metrics]
            "a.total" = { kind = "counter", description = "Kept by the program", observed = true }
            "a.open" = { kind = "up-down-counter", description = "Kept by the program too", observed = true, tags = { mine = "bool" } }
            [events]
            a.one = { id = 1, description = "One" }

            """;
        IReadOnlyList<string> given = await Analyzed.From(
            Class + $"static class Caller {{ static void Call() {{ Events.A.One(); {calls} }} }}",
            [new TextFile("/repository/events.toml", "[catalogue]\nmeter = \"m\"\n" + Metrics)]);
        string place = metric == "a.total" ? "(4,1,4,10)" : "(5,1,5,9)";
        string type = kind == "Counter" ? "Counters" : "UpDownCounters";
        Assert.Equal(
            kind is null
                ? []
                :
                [
                    $"events.toml{place}: info EVT1004: {kind} '{metric}' is never observed in this project; call "
                    + $"Events.{type}.{member}.Observe, or remove it",
                ],
            given);
    }

    [Fact]
    public async Task Method_groups_lambdas_and_initializers_count_as_records() =>
        Assert.Empty(
            await Given(
                "static class Caller { static readonly Action One = Events.A.One; static readonly Action<string> Two = who => "
                + "Events.A.Two(who); }"));

    [Theory]
    [InlineData("Events.A.One(3); Events.A.Two(who, 3);")]
    [InlineData("var events = Events.Local(); events.A.One(); events.A.Two(who);")]
    [InlineData("Events.Local().A.One(3); Events.Local().A.Two(who, 3);")]
    [InlineData("using var one = Events.A.OneUnlessCompleted(); using var two = Events.A.TwoUnlessCompleted(who);")]
    public async Task Counts_local_recorders_and_scopes_count_as_records(string calls) =>
        Assert.Empty(await Given($"static class Caller {{ static void Call(string who) {{ {calls} }} }}"));

    [Fact]
    public async Task Tracking_scope_records_both_events_and_local_methods_are_checked_for_open_tags()
    {
        const string Pair = """
            [catalogue]
            meter = "m"
            [metrics]
            open = { kind = "up-down-counter", description = "Things that are open" }
            [events]
            a.begin = { id = 1, description = "Begun", feeds = [{ metric = "open", add = 1 }] }
            b.end = { id = 2, description = "Ended", feeds = [{ metric = "open", add = -1 }] }
            b.never = { id = 3, description = "Never", tags = { who = { type = "string", limit = 20 } } }
            """;
        string code = Class + "static class Caller { static void Call() { using var scope = Events.A.TrackBegin(); "
            + "Events.Local().B.Never(Guid.NewGuid().ToString()); } }";
        Assert.Contains(
            "EVT1005",
            Assert.Single(await Analyzed.From(code, [new TextFile("/repository/events.toml", Pair)])),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Events.Gauges.ADepth.Set(Guid.NewGuid().ToString(), 1);", true)]
    [InlineData("using var observed = Events.Counters.ASent.Observe(Guid.NewGuid().ToString(), () => 1);", true)]
    [InlineData("using var observed = Events.UpDownCounters.AOpen.Observe(Guid.NewGuid().ToString(), () => 1);", true)]
    [InlineData("Events.Gauges.ADepth.Set(\"few\", 1);", false)]
    [InlineData("Events.Gauges.ADepth.Remove(Guid.NewGuid().ToString());", false)]
    public async Task Open_tag_of_a_kept_metric_is_reported_when_its_values_are_unbounded(string call, bool isReported)
    {
        const string Kept = """
            [catalogue]
            meter = "m"
            [metrics]
            "a.depth" = { kind = "gauge", description = "Set", tags = { who = { type = "string", limit = 5 } } }
            "a.sent" = { kind = "counter", observed = true, description = "Sent", tags = { who = { type = "string", limit = 5 } } }
            "a.open" = { kind = "up-down-counter", observed = true, description = "Open", tags = { who = { type = "string", limit = 5 } } }
            [events]
            a.one = { id = 1, description = "One" }
            """;
        IEnumerable<string> found = await Analyzed.From(
            Class + $"static class Caller {{ static void Call() {{ {call} }} }}", [new TextFile("/repository/events.toml", Kept)]);
        Assert.Equal(isReported, found.Any(line => line.Contains("EVT1005: Guid is different", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task IsEnabled_does_not_count_as_a_record() =>
        Assert.Contains(
            "'a.one'",
            Assert.Single(
                await Given("static class Caller { static bool Call(string who) { Events.A.Two(who); return Events.A.OneIsEnabled; } }")),
            StringComparison.Ordinal);

    [Fact]
    public async Task Public_catalogue_may_be_recorded_by_other_assemblies_only_in_a_library()
    {
        string code = Class.Replace("internal", "public", StringComparison.Ordinal);
        TextFile[] files =
        [
            new("/repository/events.toml", Catalogue),
            new("/repository/metrics.toml", "metrics.disabled-events = [\"a.one\"]"),
        ];
        Assert.Empty(await Analyzed.From(code, files));
        Assert.Equal(
            ["EVT1004", "EVT1004", "EVT2005"],
            (await Analyzed.From(code + "static class Program { static void Main() { } }", files, OutputKind.ConsoleApplication))
                .Select(line => line.Split(' ')[2].TrimEnd(':'))
                .Order());
    }

    [Fact]
    public async Task Method_of_the_same_name_in_another_class_is_not_a_record() =>
        Assert.Equal(
            2,
            (await Given(
                "static class Other { public static class A { public static void One() { } public static void Two(string s) { } } } "
                + "static class Caller { static void Call() { Other.A.One(); Other.A.Two(Guid.NewGuid().ToString()); } }")).Count);

    [Fact]
    public async Task Generator_and_analyzers_report_the_same_diagnostics()
    {
        TextFile[] files =
        [
            new("/repository/events.toml", Catalogue + "a.three = { id = 1, description = \"Three\" }\n[tags.never]\nvalues = [\"x\"]\n"),
            new("/repository/metrics.toml", "[metrics]\nreload = 1\nexport-zero = true\n"),
        ];
        (IEnumerable<Diagnostic> generator, IEnumerable<Diagnostic> analyzers, _) = await Analyzed.Run(
            Class + "static class Caller { static void Call(string who) { Events.A.One(); Events.A.Two(who); Events.A.Three(); } }", files);
        Assert.Equal(["EVT0008", "EVT0028", "EVT2001", "EVT2002"], generator.Select(finding => finding.Id).Order());
        Assert.Equal(generator.ToHashSet(), analyzers.ToHashSet());
    }

    private static Task<IReadOnlyList<string>> Given(string code) =>
        Analyzed.From(Class + code, [new TextFile("/repository/events.toml", Catalogue)]);
}
