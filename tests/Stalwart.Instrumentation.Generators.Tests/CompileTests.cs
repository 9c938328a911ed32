using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>Emitted code in compilations of every strictness: not one warning.</summary>
public sealed class CompileTests
{
    [Theory]
    [InlineData(LanguageVersion.CSharp12, NullableContextOptions.Enable, true)]
    [InlineData(LanguageVersion.CSharp12, NullableContextOptions.Disable, false, Traits = [DeepAttribute.Stage, DeepAttribute.Deep])]
    [InlineData(LanguageVersion.CSharp13, NullableContextOptions.Enable, true, Traits = [DeepAttribute.Stage, DeepAttribute.Deep])]
    [InlineData(LanguageVersion.CSharp13, NullableContextOptions.Disable, false, Traits = [DeepAttribute.Stage, DeepAttribute.Deep])]
    [InlineData(LanguageVersion.Preview, NullableContextOptions.Enable, true, Traits = [DeepAttribute.Stage, DeepAttribute.Deep])]
    [InlineData(LanguageVersion.Preview, NullableContextOptions.Disable, false, Traits = [DeepAttribute.Stage, DeepAttribute.Deep])]
    public void Reference_catalogue_compiles_without_warnings(LanguageVersion language, NullableContextOptions nullable, bool check)
    {
        var parse = new CSharpParseOptions(language, DocumentationMode.Diagnose);
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            checkOverflow: check,
            nullableContextOptions: nullable,
            warningLevel: 9999);
        Generated generated = Generated.From(
            [new TextFile("/repository/events.toml", Generated.ReferenceCatalogue)],
            "[assembly: System.CLSCompliant(true)]\n" + Generated.Declaration,
            parse,
            options);
        Assert.Empty(generated.Reported);
        Assert.Empty(generated.CompilerDiagnostics);
        Assert.Equal(1 + 43, generated.Sources.Count());
        INamedTypeSymbol type = generated.Compilation.GetTypeByMetadataName("Mail.MailEvents")!;
        Assert.Equal(
            637,
            type.GetTypeMembers()
                .SelectMany(family => family.GetMembers().OfType<IPropertySymbol>())
                .Count(property => property.Name.EndsWith("IsEnabled", StringComparison.Ordinal)));
    }

    [Fact]
    [Deep]
    public void Two_thousand_events_compile()
    {
        string toml = "[catalogue]\nmeter = \"many\"\n[events]\n"
            + string.Concat(
                Enumerable.Range(0, 2000).Select(i => $"family-{i / 50}.event-{i} = {{ id = {i}, description = \"Event {i}\" }}\n"));
        Generated generated = Generated.From(toml);
        Assert.Empty(generated.Reported);
        Assert.Empty(generated.CompilerDiagnostics);
        Assert.Equal(2000, generated.Compilation.GetTypeByMetadataName("Mail.MailEventId")!.GetMembers().OfType<IFieldSymbol>().Count());
    }

    [Fact]
    public void Names_that_are_keywords_or_internal_names_compile()
    {
        Generated generated = Generated.From("""
            [catalogue]
            meter = "odd"
            [events]
            class.new = { id = 1, description = "\"quoted\" & <tagged> \\ text", tags = { string = ["int", "1"], gate = "bool", value = { type = "string", limit = 2 } } }
            engine.events = { id = 2, description = "x */ y", tags = { catalogue = ["a"] } }
            family.counters = { id = 3, description = "Line", deprecated = "a \"b\" \\" }
            system.string = { id = 4, description = "System" }
            global.void = { id = 6, description = "Global" }
            """);
        Assert.Empty(generated.Reported);
        Assert.Empty(generated.CompilerDiagnostics);
    }

    [Fact]
    public void Documentation_of_events_with_optional_tags_refers_to_their_methods()
    {
        Generated generated = Generated.From(
            [
                new TextFile("/repository/events.toml", """
                    [catalogue]
                    meter = "optional"
                    [tags.kind]
                    values = ["one", "two"]
                    [events]
                    a.b = { id = 1, description = "Event", tags = { kind = { set = "kind", optional = true }, code = { type = "int", limit = 2, optional = true }, secure = { type = "bool", optional = true }, text = { type = "string", limit = 2, optional = true } } }
                    """),
            ],
            Generated.Declaration,
            new CSharpParseOptions(LanguageVersion.CSharp13, DocumentationMode.Diagnose));
        Assert.Empty(generated.Reported);
        Assert.Empty(generated.CompilerDiagnostics);
    }

    [Theory]
    [InlineData("MailEvents.A.Old()")]
    [InlineData("MailEvents.A.Old(2)")]
    [InlineData("MailEvents.Local().A.Old()")]
    [InlineData("MailEvents.Local().A.Old(2)")]
    [InlineData("MailEvents.A.OldUnlessCompleted().Dispose()")]
    public void Deprecated_event_warns_its_callers(string call)
    {
        Generated generated = Generated.From(
            "[catalogue]\nmeter = \"m\"\n[events]\na.old = { id = 1, description = \"Old\", deprecated = \"Use a.new.\" }\n",
            Generated.Declaration + "\npublic static class Caller { public static void Call() => " + call + "; }");
        Diagnostic warning = Assert.Single(generated.CompilerDiagnostics);
        Assert.Equal("CS0618", warning.Id);
        Assert.Contains("Use a.new.", warning.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
