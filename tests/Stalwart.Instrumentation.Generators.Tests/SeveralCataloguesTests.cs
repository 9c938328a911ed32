using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>Several catalogues in one program: each works, or there is one diagnostic with the fix at the right place.</summary>
public sealed class SeveralCataloguesTests
{
    private const string Protocol = "[tags.protocol]\nvalues = [\"smtp\", \"imap\"]\n";
    private const string Use = "a.one = { id = 1, description = \"One\", tags = { protocol = \"protocol\" } }\n";

    [Theory]
    [InlineData("public", "public")]
    [InlineData("internal", "public")]
    [InlineData("public", "internal")]
    public void Catalogues_of_a_namespace_share_a_tag_set_when_its_values_are_equal(string first, string second)
    {
        Generated generated = Program(
            [Catalogue("a", Protocol + "[events]\n" + Use), Catalogue("b", Protocol + "[events]\n" + Use)],
            $$"""
            namespace Mail;
            [Stalwart.Instrumentation.EventCatalogue("a.toml")] {{first}} static partial class AEvents { }
            [Stalwart.Instrumentation.EventCatalogue("b.toml")] {{second}} static partial class BEvents { }
            static class Caller { static void Call() { AEvents.A.One(Protocol.Imap); BEvents.A.One(Protocol.Smtp); } }
            """);
        Assert.Empty(generated.Reported);
        Assert.Empty(generated.CompilerDiagnostics);
    }

    [Fact]
    public void Tag_set_is_reported_when_another_catalogue_of_the_namespace_has_other_values()
    {
        Generated generated = Program(
            [
                Catalogue("a", Protocol + "[events]\n" + Use),
                Catalogue("b", "[tags.protocol]\nvalues = [\"smtp\"]\n[events]\n" + Use),
            ],
            Classes("AEvents", "BEvents") + "static class Caller { static void Call() => AEvents.A.One(Protocol.Imap); }");
        Assert.Equal(
            "b.toml(3,7): EVT1006: 'protocol' would generate the enum 'Protocol', which catalogue 'a.toml' also generates, with other "
            + "values; rename one of the two",
            Assert.Single(Texts(generated)));
        Assert.Empty(generated.CompilerDiagnostics);
    }

    [Fact]
    public void Tag_of_an_event_is_reported_when_another_catalogue_of_the_namespace_has_other_values()
    {
        Generated generated = Program(
            [
                Catalogue("a", "[events]\na.one = { id = 1, description = \"One\", tags = { t = [\"x\"] } }\n"),
                Catalogue("b", "[events]\na.one = { id = 1, description = \"One\", tags = { t = [\"y\"] } }\n"),
            ],
            Classes("AEvents", "BEvents"));
        Assert.StartsWith(
            "b.toml(4,49): EVT1006: 't' would generate the enum 'AOneT', ", Assert.Single(Texts(generated)), StringComparison.Ordinal);
        Assert.Empty(generated.CompilerDiagnostics);
    }

    [Fact]
    public void Class_is_reported_when_another_class_has_its_enum_of_ids()
    {
        Generated generated = Program([Catalogue("a", "[events]\n"), Catalogue("b", "[events]\n")], Classes("MailEvent", "MailEvents"));
        Assert.Equal(
            "MailEvents.cs(3,74): EVT1006: Class 'MailEvents' would generate the enum 'MailEventId', which class 'MailEvent' also "
            + "generates; rename one of the two",
            Assert.Single(Texts(generated)));
        Assert.Empty(generated.CompilerDiagnostics);
    }

    [Theory]
    [InlineData("class Protocol;", "a class of this project")]
    [InlineData("record Protocol(int A);", "a record of this project")]
    [InlineData("enum Protocol { Smtp, Imap }", "an enum of this project")]
    [InlineData("delegate void Protocol();", "a delegate of this project")]
    [InlineData("interface Protocol;", "an interface of this project")]
    public void Tag_set_is_reported_when_the_project_has_a_type_of_its_name(string declaration, string type)
    {
        Generated generated = Program(
            [Catalogue("a", Protocol + "[events]\n" + Use)], Classes("AEvents") + declaration);
        Assert.Equal(
            $"a.toml(3,7): EVT1006: 'protocol' would generate the enum 'Protocol', which is already {type}; rename one of the two",
            Assert.Single(Texts(generated)));
        Assert.Empty(generated.CompilerDiagnostics);
    }

    [Theory]
    [InlineData("class Protocol<T>;")]
    [InlineData("file class Protocol;")]
    public void Tag_set_is_generated_next_to_a_type_with_a_similar_name(string declaration)
    {
        Generated generated = Program([Catalogue("a", Protocol + "[events]\n" + Use)], Classes("AEvents") + declaration);
        Assert.Empty(Texts(generated));
        Assert.Empty(generated.CompilerDiagnostics);
    }

    [Fact]
    public void Tag_set_is_reported_when_a_namespace_has_its_name()
    {
        Generated generated = Program(
            [Catalogue("a", Protocol + "[events]\n" + Use)],
            "[Stalwart.Instrumentation.EventCatalogue(\"a.toml\")] static partial class AEvents { }\nnamespace Protocol { class Inner; }");
        Assert.Equal(
            "a.toml(3,7): EVT1006: 'protocol' would generate the enum 'Protocol', which is already a namespace; rename one of the two",
            Assert.Single(Texts(generated)));
        Assert.Empty(generated.CompilerDiagnostics);
    }

    [Fact]
    public void Members_declared_in_the_class_are_reported_and_the_rest_is_generated()
    {
        Generated generated = Program(
            [Catalogue("a", "[events]\n" + "a.one = { id = 1, description = \"One\" }\nb.two = { id = 2, description = \"Two\" }\n")],
            """
            [Stalwart.Instrumentation.EventCatalogue("a.toml")] static partial class AEvents { }
            static partial class AEvents { public static void B() => A.One(); public const int Catalogue = 1; public const int Gauges = 2; }
            """);
        Assert.Equal(
            [
                "MailEvents.cs(1,74): EVT1006: Class 'AEvents' would generate the member 'Catalogue', which the class already declares; "
                + "rename the declared one",
                "a.toml(5,1): EVT0024: 'b' becomes 'B' in C#, which is already a member that the class declares; rename one of the two",
            ],
            Texts(generated).Order(StringComparer.Ordinal));
        Assert.Empty(generated.CompilerDiagnostics);
    }

    [Fact]
    public void Catalogues_with_the_same_meter_are_generated_when_their_names_differ()
    {
        Generated generated = Program(
            [
                Catalogue("a", "[events]\na.one = { id = 1, description = \"One\" }\n", "shop"),
                Catalogue("b", "[events]\na.two = { id = 1, description = \"Two\" }\n", "shop"),
            ],
            Classes("AEvents", "BEvents"));
        Assert.Empty(Texts(generated));
        Assert.Empty(generated.CompilerDiagnostics);
    }

    [Fact]
    public void Catalogues_with_the_same_meter_are_reported_when_they_share_names()
    {
        const string Events = "[events]\na.one = { id = 1, description = \"One\" }\na.two = { id = 2, description = \"Two\" }\n";
        Generated generated = Program([Catalogue("a", Events, "shop"), Catalogue("b", Events, "shop")], Classes("AEvents", "BEvents"));
        Assert.Equal(
            "b.toml(2,9): EVT1007: Meter 'shop' already has 'a.one' and 'a.two' in catalogue 'a.toml', and exporters cannot tell them "
            + "apart; give this catalogue another meter, or rename one of the two",
            Assert.Single(Texts(generated)));
        Assert.Empty(generated.CompilerDiagnostics);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Names_shared_with_a_referenced_assembly_of_the_same_meter_are_reported(bool image)
    {
        TextFile catalogue = Catalogue("a", Protocol + "[events]\n" + Use, "shop");
        Compilation library = Library(catalogue);
        Generated generated = Generated.From([catalogue], Classes("AEvents"), references: Reference(library, image));
        Assert.Equal(
            "a.toml(2,9): EVT1007: Meter 'shop' already has 'a.one' in the referenced assembly 'Library', and exporters cannot tell them "
            + "apart; give this catalogue another meter, or rename one of the two",
            Assert.Single(Texts(generated)));

        // The tag set of the library has the same values, so its enum serves here too, without CS0436 at each use.
        Assert.Empty(generated.CompilerDiagnostics);
        string text = string.Concat(generated.Sources.Select(source => source.SourceText));
        Assert.DoesNotContain("enum Protocol", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "shop", 1)]
    [InlineData(false, "shop", 1)]
    [InlineData(true, "returns", 0)]
    public void Names_that_two_referenced_assemblies_share_are_reported(bool image, string meter, int reported)
    {
        Compilation library = Library(Catalogue("a", Protocol + "[events]\n" + Use, "shop"));
        Compilation second = Library(Catalogue("a", Protocol + "[events]\n" + Use, meter)).WithAssemblyName("Second");
        Generated generated = Generated.From(
            [],
            "static class Program { static void Main() { } }",
            references: [Reference(library, image), Reference(second, image)]);
        Assert.Equal(
            Enumerable.Repeat(
                "EVT1007: Meter 'shop' already has 'a.one' in the referenced assemblies 'Library' and 'Second', and exporters cannot "
                + "tell them apart; keep the catalogue in one of them",
                reported),
            generated.Reported.Select(item => $"{item.Id}: {item.GetMessage(CultureInfo.InvariantCulture)}"));
        Assert.All(generated.Reported, item => Assert.Equal(Location.None, item.Location));
    }

    [Fact]
    public void Tag_set_is_reported_when_a_referenced_assembly_has_other_values()
    {
        Compilation library = Library(Catalogue("a", Protocol + "[events]\n" + Use));
        Generated generated = Generated.From(
            [Catalogue("b", "[tags.protocol]\nvalues = [\"pop3\"]\n[events]\n" + Use)],
            Classes("AEvents").Replace("a.toml", "b.toml", StringComparison.Ordinal),
            references: Reference(library, image: true));
        Assert.Equal(
            "b.toml(3,7): EVT1006: 'protocol' would generate the enum 'Protocol', which is already an enum of the referenced assembly "
            + "'Library'; rename one of the two",
            Assert.Single(Texts(generated)));
        Assert.Empty(generated.CompilerDiagnostics);
    }

    [Fact]
    public void Second_attribute_on_a_class_is_only_reported_by_the_compiler()
    {
        const string Events = "[events]\na.one = { id = 1, description = \"One\" }\n";
        string code = Class("AEvents", "a") + "\n" + Class("AEvents", "b");
        Generated generated = Program([Catalogue("a", Events), Catalogue("b", Events)], code);
        Assert.Empty(generated.Reported);
        Assert.Equal("CS0579", Assert.Single(generated.CompilerDiagnostics).Id);
    }

    [Fact]
    public void Type_with_the_name_of_an_enum_is_reported_until_it_is_renamed()
    {
        CSharpCompilation before = Generated.Compile(Classes("AEvents"));
        SyntaxTree Declare(string name) => CSharpSyntaxTree.ParseText(
            $"namespace Mail {{ class {name} {{ }} }}", (CSharpParseOptions)before.SyntaxTrees[0].Options);
        SyntaxTree taken = Declare("Protocol");
        GeneratorDriver driver = Generated.Driver([Catalogue("a", Protocol + "[events]\n" + Use)]).RunGenerators(before);
        Assert.Empty(driver.GetRunResult().Diagnostics);
        CSharpCompilation after = before.AddSyntaxTrees(taken);
        driver = driver.RunGeneratorsAndUpdateCompilation(after, out Compilation updated, out _);
        Assert.Equal("EVT1006", Assert.Single(driver.GetRunResult().Diagnostics).Id);
        Assert.Empty(updated.GetDiagnostics().Where(item => item.Severity >= DiagnosticSeverity.Warning));
        driver = driver.RunGenerators(after.ReplaceSyntaxTree(taken, Declare("MailProtocol")));
        Assert.Empty(driver.GetRunResult().Diagnostics);
    }

    private static Compilation Library(TextFile catalogue) => Program(
        [catalogue],
        "namespace Mail;\n" + Class("LibraryEvents", "a").Replace("static", "public static", StringComparison.Ordinal))
        .Compilation.WithAssemblyName("Library");

    private static MetadataReference Reference(Compilation library, bool image)
    {
        if (!image)
        {
            return library.ToMetadataReference();
        }

        using var stream = new MemoryStream();
        Assert.True(library.Emit(stream).Success);
        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    private static TextFile Catalogue(string name, string rest, string? meter = null) =>
        new($"/repository/{name}.toml", $"[catalogue]\nmeter = \"{meter ?? name}\"\n{rest}");

    private static string Classes(params string[] names) =>
        "namespace Mail;\n" + string.Concat(names.Select((name, i) => Class(name, ((char)('a' + i)).ToString()) + "\n"));

    private static string Class(string name, string file) =>
        $"[Stalwart.Instrumentation.EventCatalogue(\"{file}.toml\")] static partial class {name} {{ }}";

    private static Generated Program(TextFile[] catalogues, string code) => Generated.From(catalogues, code);

    private static IEnumerable<string> Texts(Generated generated) => generated.Reported.Select(item =>
    {
        FileLinePositionSpan span = item.Location.GetLineSpan();
        string place = $"{Path.GetFileName(span.Path)}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1})";
        return $"{place}: {item.Id}: {item.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
    });
}
