using Microsoft.CodeAnalysis;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>Which other forms of recording a catalogue gets: local recorders, scopes and texts.</summary>
public sealed class RecordingFormTests
{
    private const string Header = """
        [catalogue]
        meter = "m"
        [metrics]
        open = { kind = "up-down-counter", description = "Things that are open" }
        more = { kind = "up-down-counter", description = "Things by kind" }
        time = { kind = "histogram", unit = "s", buckets = [1], description = "Time of things" }
        wait = { kind = "histogram", unit = "s", buckets = [1], description = "Time until things begin" }

        """;

    [Fact]
    public void Family_named_local_keeps_its_name_and_the_class_has_no_local_recorder()
    {
        Generated generated = Generated.From(Header + """
            [events]
            local.one = { id = 1, description = "It began", feeds = [{ metric = "open", add = 1 }, { metric = "more", add = 1 }] }
            local.two = { id = 2, description = "It ended", fields = { t = "duration" }, feeds = [{ metric = "time", record = "t" }] }
            """);
        Assert.DoesNotContain(generated.Reported, item => item.Severity == DiagnosticSeverity.Error);
        Assert.Empty(generated.CompilerDiagnostics);
        Assert.Equal(["Local", "Totals"], Class(generated).GetTypeMembers().Where(IsPublic).Select(type => type.Name).Order());
    }

    [Theory]
    [InlineData("Local")]
    [InlineData("LocalEvents")]
    public void Member_declared_in_the_class_is_reported_and_replaces_the_local_recorder(string member)
    {
        Generated generated = Generated.From(
            Header + "[events]\na.one = { id = 1, description = \"It began\", feeds = [{ metric = \"open\", add = 1 }] }\n",
            "namespace Mail; [Stalwart.Instrumentation.EventCatalogue(\"events.toml\")] public static partial class MailEvents "
            + $"{{ public static int {member}() => 1; }}");
        Diagnostic error = Assert.Single(generated.Reported, item => item.Severity == DiagnosticSeverity.Error);
        Assert.Contains($"the member '{member}', which the class already declares", Text(error), StringComparison.Ordinal);
        Assert.Empty(generated.CompilerDiagnostics);
        Assert.DoesNotContain(Class(generated).GetTypeMembers(), type => type.IsRefLikeType);
    }

    [Fact]
    public void Member_named_like_the_local_recorder_is_valid_when_none_is_generated()
    {
        Generated generated = Generated.From(
            Header + "[events]\nlocal.one = { id = 1, description = \"It began\", feeds = [{ metric = \"open\", add = 1 }] }\n",
            "namespace Mail; [Stalwart.Instrumentation.EventCatalogue(\"events.toml\")] public static partial class MailEvents "
            + "{ public const int LocalEvents = 1; }");
        Assert.DoesNotContain(generated.Reported, item => item.Severity == DiagnosticSeverity.Error);
        Assert.Empty(generated.CompilerDiagnostics);
    }

    [Theory]
    [InlineData("Local")]
    [InlineData("LocalEvents")]
    public void Class_named_like_the_local_recorder_has_none(string name)
    {
        Generated generated = Generated.From(
            Header + "[events]\na.one = { id = 1, description = \"It began\", feeds = [{ metric = \"open\", add = 1 }] }\n",
            $"[Stalwart.Instrumentation.EventCatalogue(\"events.toml\")] public static partial class {name} {{ }}");
        Assert.DoesNotContain(generated.Reported, item => item.Severity == DiagnosticSeverity.Error);
        Assert.Empty(generated.CompilerDiagnostics);
    }

    [Fact]
    public void Scope_whose_name_an_event_has_is_not_generated()
    {
        Generated generated = Generated.From(Header + """
            [events]
            a.done = { id = 1, description = "Done", fields = { t = "duration" }, feeds = [{ metric = "time", record = "t" }] }
            a.measure-done = { id = 2, description = "Measured" }
            a.one = { id = 3, description = "It began", feeds = [{ metric = "open", add = 1 }] }
            a.two = { id = 4, description = "It ended", feeds = [{ metric = "open", add = -1 }] }
            a.track-one = { id = 5, description = "Tracked" }
            a.one-unless-completed = { id = 6, description = "Not completed", tags = { x = "bool" } }
            """);
        Assert.Empty(generated.CompilerDiagnostics);
        Assert.Equal(
            ["MeasureDoneUnlessCompleted", "OneUnlessCompletedUnlessCompleted", "TrackOneUnlessCompleted", "TwoUnlessCompleted"],
            Scopes(generated));
    }

    [Theory]
    [InlineData("tags = { x = \"bool\", y = \"bool\" }", "tags = { x = \"bool\" }", true)]
    [InlineData("tags = { x = [\"a\", \"b\"] }", "tags = { x = [\"a\", \"b\"] }", true)]
    [InlineData("tags = { x = [\"a\", \"b\"] }", "tags = { x = [\"b\", \"a\"] }", false)]
    [InlineData("tags = { x = \"bool\" }", "tags = { y = \"bool\" }", false)]
    [InlineData("", "tags = { x = \"bool\" }", false)]
    [InlineData("deprecated = \"old\"", "deprecated = \"old\"", true)]
    [InlineData("", "deprecated = \"old\"", false)]
    public void Event_has_a_tracking_scope_when_its_partner_has_no_other_tags(string begin, string end, bool expected) =>
        Assert.Equal(
            expected,
            IsTracked(
                $"a.begin = {{ id = 1, description = \"It began\"{Rest(begin)}, feeds = [{{ metric = \"open\", add = 2 }}] }}\n"
                + $"b.end = {{ id = 2, description = \"It ended\"{Rest(end)}, feeds = [{{ metric = \"open\", add = -2 }}] }}\n"));

    [Theory]
    [InlineData("{ metric = \"open\", add = 1 }", "{ metric = \"open\", add = -1 }", true)]
    [InlineData("{ metric = \"open\", add = 1 }", "{ metric = \"open\", add = -2 }", false)]
    [InlineData("{ metric = \"open\", add = 1 }", "{ metric = \"more\", add = -1 }", false)]
    [InlineData("{ metric = \"open\", add = 1 }, { metric = \"more\", add = 1 }", "{ metric = \"open\", add = -1 }", false)]
    [InlineData(
        "{ metric = \"open\", add = 1 }, { metric = \"more\", add = 3 }",
        "{ metric = \"more\", add = -3 }, { metric = \"open\", add = -1 }",
        true)]
    [InlineData(
        "{ metric = \"open\", add = 1 }, { metric = \"more\", add = -3 }",
        "{ metric = \"more\", add = 3 }, { metric = \"open\", add = -1 }",
        false)]
    public void Event_has_a_tracking_scope_when_its_partner_takes_back_what_it_adds(string begin, string end, bool expected) =>
        Assert.Equal(
            expected,
            IsTracked(
                $"a.begin = {{ id = 1, description = \"It began\", feeds = [{begin}] }}\n"
                + $"b.end = {{ id = 2, description = \"It ended\", feeds = [{end}] }}\n"));

    [Theory]
    [InlineData("fields = { t = \"duration\" }", "", true)]
    [InlineData("fields = { t = \"duration\", u = \"duration\" }", ", { metric = \"wait\", record = \"u\" }", false)]
    public void Partner_may_have_only_a_duration(string fields, string feeds, bool expected) =>
        Assert.Equal(
            expected,
            IsTracked(
                "a.begin = { id = 1, description = \"It began\", feeds = [{ metric = \"open\", add = 1 }] }\n"
                + $"b.end = {{ id = 2, description = \"It ended\", {fields}, "
                + $"feeds = [{{ metric = \"open\", add = -1 }}, {{ metric = \"time\", record = \"t\" }}{feeds}] }}\n"));

    [Fact]
    public void Event_has_no_tracking_scope_when_several_events_could_end_it() =>
        Assert.False(IsTracked("""
            a.begin = { id = 1, description = "It began", feeds = [{ metric = "open", add = 1 }] }
            b.end = { id = 2, description = "It ended", feeds = [{ metric = "open", add = -1 }] }
            b.abort = { id = 3, description = "It was aborted", feeds = [{ metric = "open", add = -1 }] }
            """));

    [Theory]
    [InlineData("", true)]
    [InlineData("public static class ProtocolText { }", false)]
    [InlineData("public static class ProtocolText<T> { }", true)]
    public void String_class_of_an_enum_is_omitted_when_the_project_has_a_type_of_that_name(string code, bool expected)
    {
        Generated generated = Generated.From(Header + """
            [tags.protocol]
            values = ["smtp"]
            [tags.text]
            values = ["x"]
            [tags.other-text]
            values = ["x"]
            [tags.other]
            values = ["y"]
            [events]
            a.one = { id = 1, description = "It began", tags = { a = "protocol", b = "text", c = "other-text", d = "other" } }
            """, Generated.Declaration + "\n" + code);
        Assert.Empty(generated.CompilerDiagnostics);
        Assert.DoesNotContain(generated.Reported, item => item.Severity == DiagnosticSeverity.Error);
        Assert.Equal(
            expected ? ["OtherTextText", "ProtocolText", "TextText"] : ["OtherTextText", "TextText"],
            generated.Compilation.GetSymbolsWithName(name => name.EndsWith("Text", StringComparison.Ordinal), SymbolFilter.Type)
                .OfType<INamedTypeSymbol>()
                .Where(type => type.IsStatic && type.GetMembers("ToText").Length > 0)
                .Select(type => type.Name)
                .Order());
    }

    private static bool IsTracked(string events)
    {
        Generated generated = Generated.From(Header + "[events]\n" + events);
        Assert.Empty(generated.CompilerDiagnostics);
        Assert.DoesNotContain(generated.Reported, item => item.Severity == DiagnosticSeverity.Error);
        return Scopes(generated).Contains("TrackBegin");
    }

    /// <summary>The names of the methods that return scopes.</summary>
    private static IEnumerable<string> Scopes(Generated generated) => Class(generated).GetTypeMembers()
        .Where(type => type.IsStatic && IsPublic(type))
        .SelectMany(type => type.GetMembers().OfType<IMethodSymbol>())
        .Where(method => method is { DeclaredAccessibility: Accessibility.Public, ReturnsVoid: false, MethodKind: MethodKind.Ordinary })
        .Select(method => method.Name)
        .Order();

    private static bool IsPublic(INamedTypeSymbol type) => type.DeclaredAccessibility == Accessibility.Public;

    private static INamedTypeSymbol Class(Generated generated) => generated.Compilation.GetTypeByMetadataName("Mail.MailEvents")!;

    private static string Text(Diagnostic error) => error.GetMessage(System.Globalization.CultureInfo.InvariantCulture);

    private static string Rest(string text) => text.Length == 0 ? "" : ", " + text;
}
