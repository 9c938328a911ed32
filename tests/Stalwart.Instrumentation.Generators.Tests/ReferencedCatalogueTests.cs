using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Stalwart.Instrumentation.Generators.Pipeline;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>What a compilation is told of the catalogues that it refers to.</summary>
public sealed class ReferencedCatalogueTests
{
    private const string LibraryCatalogue = """
        [catalogue]
        meter = "acme.mail"
        [metrics]
        "mail.waiting" = { kind = "up-down-counter", description = "Mails that wait" }
        [events]
        mail.sent = { id = 1, description = "A mail was sent", feeds = [{ metric = "mail.waiting", add = -1 }] }
        mail.queued = { id = 2, description = "Mail queued", formerly = ["post.queued"], feeds = [{ metric = "mail.waiting", add = 1 }] }
        """;

    private const string Application = """
        [Stalwart.Instrumentation.EventCatalogue("events.toml")]
        internal static partial class ShopEvents { static void Main() => Order.Placed(); }
        """;

    private static readonly TextFile ApplicationCatalogue = new(
        "/repository/events.toml",
        "[catalogue]\nmeter = \"shop\"\n[events]\norder.placed = { id = 1, description = \"An order was placed\" }\n");

    private static readonly Compilation Library = Generated.From(
        LibraryCatalogue,
        "[Stalwart.Instrumentation.EventCatalogue(\"events.toml\")] internal static partial class MailEvents { }").Compilation;

    public static TheoryData<bool> AsImageAndAsProject => [true, false];

    [Theory]
    [MemberData(nameof(AsImageAndAsProject))]
    public void Assembly_with_an_internal_catalogue_is_expected(bool image)
    {
        Generated generated = Generated.From([ApplicationCatalogue], Application, references: Reference(image));
        string text = generated.Sources.Single(source => source.HintName == "ReferencedCatalogues.g.cs").SourceText.ToString();
        Assert.Contains(
            $"global::Stalwart.Instrumentation.CompilerServices.CatalogueRegistration.Expect(\"{Library.AssemblyName}\");\n",
            text,
            StringComparison.Ordinal);
        Assert.Equal(1, text.Split("CatalogueRegistration.Expect").Length - 1);
        Assert.Empty(generated.CompilerDiagnostics);
    }

    [Fact]
    public void No_file_is_emitted_without_a_referenced_catalogue() =>
        Assert.DoesNotContain(
            Generated.From([ApplicationCatalogue], Application).Sources,
            source => source.HintName.StartsWith("Referenced", StringComparison.Ordinal));

    [Fact]
    public void Program_without_a_catalogue_expects_the_catalogues_of_its_libraries() =>
        Assert.Equal(
            ["ReferencedCatalogues.g.cs"],
            Generated.From([], "static class Program { static void Main() { } }", references: Reference(image: true)).Sources
                .Select(source => source.HintName));

    [Fact]
    public void Reference_that_is_not_an_assembly_is_ignored()
    {
        PortableExecutableReference broken = MetadataReference.CreateFromImage(
            ImmutableArray.Create<byte>(1, 2, 3), filePath: "/repository/broken.dll");
        Generated generated = Generated.From([ApplicationCatalogue], Application, references: broken);
        Assert.Empty(generated.Reported);
        Assert.Contains(generated.CompilerDiagnostics, finding => finding.Id == "CS0009");
    }

    [Fact]
    public void Edit_of_the_code_does_not_read_references_again()
    {
        CSharpCompilation compilation = Generated.Compile(Application).AddReferences(Reference(image: true));
        GeneratorDriver driver = Generated.Driver([ApplicationCatalogue]).RunGenerators(compilation);
        driver = driver.RunGenerators(
            compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Added { }", new CSharpParseOptions(LanguageVersion.CSharp13))));
        Assert.All(
            driver.GetRunResult().Results.Single().TrackedSteps[Steps.References].SelectMany(step => step.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Theory]
    [InlineData("mail.sent")]
    [InlineData("mail.waiting")]
    [InlineData("mail.*")]
    [InlineData("acme.mail/*")]
    [InlineData("acme.*/mail.sent")]
    [InlineData("shop/order.placed")]
    public async Task Names_of_a_library_are_known_in_the_operators_file(string name) => Assert.Empty(await DiagnosticsOf(name));

    [Theory]
    [InlineData("mail.snet", "did you mean 'mail.sent'?")]
    [InlineData("shop/mail.sent", "did you mean 'mail.sent'?")]
    [InlineData("acme.mail/mail.snet", "did you mean 'mail.sent'?")]
    [InlineData("other.thing", "remove it, or use the name of an event or a metric, or a pattern such as \"auth.*\"")]
    public async Task Unknown_name_in_the_operators_file_is_reported(string name, string remedy) =>
        Assert.Equal(
            [$"metrics.toml(1,28,1,{30 + name.Length}): warning EVT2003: Unknown name '{name}' in disabled-events; {remedy}"],
            await DiagnosticsOf(name));

    [Theory]
    [InlineData("post.queued")]
    [InlineData("acme.mail/post.queued")]
    [InlineData("post.*")]
    public async Task Former_name_of_a_library_is_reported_with_the_current_name(string name) => Assert.Equal(
        [
            $"metrics.toml(1,28,1,{30 + name.Length}): warning EVT2008: '{name}' in disabled-events is a former name of 'mail.queued'; "
            + "use the current name",
        ],
        await DiagnosticsOf(name));

    private static Task<IReadOnlyList<string>> DiagnosticsOf(string name) => Analyzed.From(
        Application,
        [ApplicationCatalogue, new TextFile("/repository/metrics.toml", $"metrics.disabled-events = [\"{name}\"]\n")],
        OutputKind.ConsoleApplication,
        Reference(image: true));

    /// <summary>A library with a catalogue.</summary>
    internal static MetadataReference Reference(bool image)
    {
        if (!image)
        {
            return Library.ToMetadataReference();
        }

        using var stream = new MemoryStream();
        Assert.True(Library.Emit(stream).Success);
        return MetadataReference.CreateFromImage(stream.ToArray());
    }
}
