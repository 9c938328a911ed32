using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>What is said of mistakes, and that everything else is generated all the same.</summary>
public sealed class DiagnosticTests
{
    private const string Small = "[catalogue]\nmeter = \"m\"\n[events]\na.one = { id = 1, description = \"One\" }\n";

    [Fact]
    public void Event_with_an_error_keeps_its_method_and_the_other_636_events()
    {
        string toml = Generated.ReferenceCatalogue.Replace(
            "auth.failed = { id = 35,", "auth.failed = { idd = 35,", StringComparison.Ordinal);
        Generated generated = Generated.From(
            toml,
            Generated.Declaration
                + "\npublic static class Caller { public static void Call() => "
                + "MailEvents.Auth.Failed(Protocol.Smtp, AuthFailedReason.BadPassword); }");
        Assert.Equal("EVT0003", Assert.Single(generated.Reported).Id);
        Assert.Empty(generated.CompilerDiagnostics);
        Assert.Equal(637, generated.Compilation.GetTypeByMetadataName("Mail.MailEventId")!.GetMembers().OfType<IFieldSymbol>().Count());
    }

    /// <summary>What is wrong does not concern the parameters, so the calls compile, and the only error is the catalogue's.</summary>
    [Theory]
    [InlineData("a.two = { id = 2, description = \"Two\", level = \"loud\" }")]
    [InlineData("a.two = { id = 2, description = \"Two\", severity = 3 }")]
    [InlineData("a.two = { id = 2 }")]
    [InlineData("a.two = { description = \"Two\" }")]
    [InlineData("a.two = { id = 1, description = \"Two\" }")]
    [InlineData("a.two = { id = 70000, description = \"Two\" }")]
    [InlineData("a.two = { id = \"2\", description = \"Two\" }")]
    [InlineData("a.two = { id = 2, description = \"Two\", feeds = [{ metric = \"x.y\", add = 1 }] }")]
    [InlineData("a.two = { id = 2, description = \"Two\", feeds = [{ metric = 5 }] }")]
    [InlineData("a.two = { id = 2, description = \"Two\", feeds = 5 }")]
    [InlineData("a.two = { id = 2, description = \"Two\", enabled = 5 }")]
    [InlineData("a.two = { id = 2, description = \"Two\" }\n[buckets]\nx = []")]
    [InlineData("a.two = { id = 2, description = \"Two\" }\n[metrics]\n\"g.h\" = { kind = \"gauge\" }")]
    [InlineData("a.two = { id = 2, description = \"Two\" }\n[metrics]\n\"g.h\" = { kind = \"histogram\", description = \"H\" }")]
    public void Event_keeps_its_method_when_the_error_does_not_affect_its_parameters(string two)
    {
        Generated generated = Generated.From(
            Small + two + "\n",
            Generated.Declaration
                + "\npublic static class Caller { public static void Call() { MailEvents.A.One(); MailEvents.A.Two(); } }");
        Assert.Equal(DiagnosticSeverity.Error, Assert.Single(generated.Reported).Severity);
        Assert.Empty(generated.CompilerDiagnostics);
    }

    [Theory]
    [InlineData("[catalogue]\n")]
    [InlineData("[catalogue]\nmeter = \"m\n")]
    [InlineData("[catalogue]\nmeter = \"1 2\"\n")]
    [InlineData("[catalogue]\nmeter = 5\n")]
    [InlineData("[catalogue\nmeter = \"m\"\n")]
    [InlineData("meter = \"m\"\n")]
    [InlineData("")]
    public void Catalogue_without_a_meter_keeps_its_methods(string head)
    {
        Generated generated = Generated.From(
            head + "[events]\na.one = { id = 1, description = \"One\" }\n",
            Generated.Declaration + "\npublic static class Caller { public static void Call() => MailEvents.A.One(); }");
        Assert.Equal(DiagnosticSeverity.Error, Assert.Single(generated.Reported).Severity);
        Assert.Empty(generated.CompilerDiagnostics);
    }

    [Fact]
    public void Diagnostic_has_its_line_and_column()
    {
        Diagnostic error = Assert.Single(Generated.From(Small + "a.two = { id = 1, description = \"Two\" }\n").Reported);
        FileLinePositionSpan span = error.Location.GetLineSpan();
        Assert.Equal(
            ("EVT0008", DiagnosticSeverity.Error, "/repository/events.toml", "(4,15)-(4,16)"),
            (error.Id, error.Severity, span.Path, span.Span.ToString()));
        Assert.Equal(
            "Id 1 is already used by event 'a.one' on line 4; the next free id is 2", error.GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Malformed_TOML_does_not_affect_the_rest()
    {
        Generated generated = Generated.From(
            Small + "a.two = { id = 2, description = \"Two }\na.three = { id = 3, description = \"Three\" }\n");
        Diagnostic error = Assert.Single(generated.Reported);
        Assert.Equal(("EVT0001", 4), (error.Id, error.Location.GetLineSpan().StartLinePosition.Line));
        Assert.Equal(
            ["AOne", "AThree"],
            generated.Compilation.GetTypeByMetadataName("Mail.MailEventId")!.GetMembers()
                .OfType<IFieldSymbol>()
                .Select(field => field.Name));
    }

    [Fact]
    public void Missing_catalogue_is_an_error_that_lists_the_available_files()
    {
        Generated generated = Generated.From(
            [new TextFile("/repository/event.toml", Small), new TextFile("/repository/notes.md", "")], Generated.Declaration);
        Diagnostic error = Assert.Single(generated.Reported);
        Assert.Equal("EVT1002", error.Id);
        Assert.Equal("\"events.toml\"", generated.Compilation.SyntaxTrees.First().GetText().ToString(error.Location.SourceSpan));
        Assert.Equal(
            "Catalogue 'events.toml' is not among the project's additional files; use one of event.toml, "
                + "or add <AdditionalFiles Include=\"events.toml\" /> to the project",
            error.GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Ambiguous_file_name_needs_more_of_the_path()
    {
        TextFile[] files = [new("/repository/a/events.toml", Small), new("/repository/b/events.toml", Small)];
        Assert.Equal("EVT1002", Assert.Single(Generated.From(files, Generated.Declaration).Reported).Id);
        Assert.Empty(
            Generated.From(
                files,
                Generated.Declaration.Replace("\"events.toml\"", "\"b/events.toml\"", StringComparison.Ordinal)).Reported);
    }

    [Fact]
    public void Unreadable_file_is_an_error() =>
        Assert.Equal(
            "EVT0040", Assert.Single(Generated.From([new TextFile("/repository/events.toml", null)], Generated.Declaration).Reported).Id);

    [Theory]
    [InlineData("public partial class MailEvents { }", "is not static")]
    [InlineData("public static class MailEvents { }", "is not partial")]
    [InlineData("public static partial class MailEvents<T> { }", "is generic")]
    [InlineData("file static partial class MailEvents { }", "is local to its file")]
    public void Invalid_catalogue_class_is_an_error(string declaration, string fault)
    {
        Generated generated = Generated.From(Small, "[Stalwart.Instrumentation.EventCatalogue(\"events.toml\")]\n" + declaration);
        Diagnostic error = Assert.Single(generated.Reported);
        Assert.Equal("EVT1001", error.Id);
        Assert.Contains(fault, error.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal("MailEvents", generated.Compilation.SyntaxTrees.First().GetText().ToString(error.Location.SourceSpan));
        Assert.Empty(generated.Sources);
    }

    [Fact]
    public void Nested_catalogue_class_is_an_error() => Assert.Equal(
        "EVT1001",
        Assert.Single(
            Generated.From(
                Small,
                "public static partial class Outer { [Stalwart.Instrumentation.EventCatalogue(\"events.toml\")] public static partial "
                + "class MailEvents { } }").Reported).Id);

    [Fact]
    public void Second_class_for_the_same_file_is_an_error_and_the_first_one_works()
    {
        Generated generated = Generated.From(Small, """
            [Stalwart.Instrumentation.EventCatalogue("events.toml")] public static partial class AEvents { }
            [Stalwart.Instrumentation.EventCatalogue("events.toml")] public static partial class BEvents { }
            public static class Caller { public static void Call() => AEvents.A.One(); }
            """);
        Assert.Equal("EVT1003", Assert.Single(generated.Reported).Id);
        Assert.Empty(generated.CompilerDiagnostics);
    }

    [Fact]
    public void Families_that_differ_only_in_case_in_CSharp_are_an_error()
    {
        Generated generated = Generated.From(
            "[catalogue]\nmeter = \"m\"\n[events]\nsieve.one = { id = 1, description = \"One\" }\nsi-eve.two = { id = 2, description = "
            + "\"Two\" }\n");
        Assert.Equal("EVT0024", Assert.Single(generated.Reported).Id);
        Assert.Equal(2, generated.Sources.Count());
    }

    [Fact]
    public void Two_spellings_of_a_path_are_one_file()
    {
        Generated generated = Generated.From([new TextFile("/repository/p/events.toml", Small)], """
            [Stalwart.Instrumentation.EventCatalogue("events.toml")] public static partial class AEvents { }
            [Stalwart.Instrumentation.EventCatalogue("../p/events.toml")] public static partial class BEvents { }
            """);
        Assert.Equal("EVT1003", Assert.Single(generated.Reported).Id);
    }

    [Fact]
    public void File_listed_twice_is_read_once_and_a_folder_with_a_dot_is_found()
    {
        TextFile file = new("/repository/.config/events.toml", Small);
        Assert.Empty(
            Generated.From(
                [file, new TextFile(file.Path, Small)],
                Generated.Declaration.Replace("\"events.toml\"", "\".config/events.toml\"", StringComparison.Ordinal)).Reported);
    }

    [Fact]
    public void Names_declared_in_the_class_are_an_error_and_the_rest_compiles()
    {
        Generated generated = Generated.From(Small + """
            mail-events.two = { id = 2, description = "Two" }
            a.three = { id = 3, description = "Three", tags = { t = "mail-event-id" } }
            [tags.mail-event-id]
            values = ["x"]

            """);
        Assert.Equal(["EVT0024", "EVT0024"], generated.Reported.Select(error => error.Id));
        Assert.Empty(generated.CompilerDiagnostics);
    }

    [Fact]
    public void Class_and_namespace_can_be_named_with_keywords()
    {
        Generated generated = Generated.From(
            Small,
            "namespace @event.@class { [Stalwart.Instrumentation.EventCatalogue(\"events.toml\")] public static partial class @new { } }");
        Assert.Empty(generated.Reported);
        Assert.Empty(generated.CompilerDiagnostics);
    }

    [Fact]
    public void Severity_of_a_rule_can_be_lowered_and_disabled()
    {
        string unused = Small + "[tags.never]\nvalues = [\"a\"]\n";
        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(Generated.From(unused).Reported).Severity);
        var options = new Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
            .WithSpecificDiagnosticOptions([new("EVT0028", ReportDiagnostic.Suppress)]);
        Assert.Empty(Generated.From([new TextFile("/repository/events.toml", unused)], Generated.Declaration, options: options).Reported);
    }
}
