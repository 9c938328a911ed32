using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Stalwart.Instrumentation.Generators.Pipeline;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>What runs again after an edit.</summary>
public sealed class CachingTests
{
    private static readonly string[] Ours =
    [
        .. typeof(Steps).GetFields().Select(field => (string)field.GetValue(null)!),
    ];

    private static readonly TextFile Operator = new("/repository/metrics.toml", "[metrics]\nexport-zero = true\n");

    [Fact]
    public void Edit_of_another_CSharp_file_runs_no_step_again()
    {
        TextFile file = new("/repository/events.toml", Generated.ReferenceCatalogue);
        CSharpCompilation compilation = Generated.Compile(Generated.Declaration)
            .AddReferences(ReferencedCatalogueTests.Reference(image: true))
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText("class A { }", new CSharpParseOptions(LanguageVersion.CSharp13)));
        GeneratorDriver driver = Generated.Driver([file, Operator]).RunGenerators(compilation);
        SyntaxTree other = compilation.SyntaxTrees.Last();
        driver = driver.RunGenerators(
            compilation.ReplaceSyntaxTree(
                other,
                CSharpSyntaxTree.ParseText("class A { void B() { } }", new CSharpParseOptions(LanguageVersion.CSharp13))));
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        Assert.All(
            Ours,
            name => Assert.All(
                Outputs(result, name),
                output => Assert.True(
                    output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged,
                    $"{name}: {output.Reason}")));
        Assert.Empty(EmittedAgain(result));
    }

    [Fact]
    public void Edit_of_the_class_file_emits_nothing_again()
    {
        TextFile file = new("/repository/events.toml", Generated.ReferenceCatalogue);
        CSharpCompilation compilation = Generated.Compile(Generated.Declaration);
        GeneratorDriver driver = Generated.Driver([file, Operator]).RunGenerators(compilation);
        driver = driver.RunGenerators(Generated.Compile("// moved down by a line\n" + Generated.Declaration));
        Assert.Empty(EmittedAgain(driver.GetRunResult().Results.Single()));
    }

    [Fact]
    public void Edit_of_an_event_emits_only_its_family() =>
        Assert.Equal(["auth"], FamiliesAfterEdit("Authentication succeeded", "Somebody signed in", catalogueToo: false));

    [Fact]
    public void Edit_of_a_message_emits_only_its_family() =>
        Assert.Equal(["auth"], FamiliesAfterEdit("message = \"Signed in over", "message = \"Sign-in over", catalogueToo: false));

    [Fact]
    public void New_tag_emits_its_family_and_the_catalogue() =>
        Assert.Equal(
            ["auth"],
            FamiliesAfterEdit(
                "description = \"Authentication could not be carried out\"",
                "description = \"Authentication could not be carried out\", tags = { fatal = \"bool\" }",
                catalogueToo: true));

    [Theory]
    [InlineData("max-series = 50 }", "max-series = 60 }", "")]
    [InlineData("max-series = 20 }", "max-series = 30 }", "a")]
    [InlineData(", max-series = 20 }", " }", "a")]
    public void Edit_of_max_series_emits_only_the_files_that_use_it(string before, string after, string families)
    {
        const string Sparse = """
            catalogue.meter = "m"
            metrics.size = { kind = "counter", description = "Size of all", max-series = 50 }
            [events]
            a.one = { id = 1, description = "It is one", tags = { x = { type = "int", limit = 40 }, y = "bool" }, max-series = 20 }
            b.two = { id = 2, description = "It is two", tags = { x = { type = "int", limit = 40 }, y = "bool" }, feeds = [{ metric = "size", add = 1, tags = ["x", "y"] }], max-series = 22 }
            """;
        string[] expected = families.Length == 0 ? [] : families.Split(' ');
        Assert.Equal(expected, FamiliesAfterEdit(before, after, catalogueToo: true, Sparse));
    }

    [Theory]
    [InlineData("It ended", "It came to its end", "b")]
    [InlineData("add = -1", "add = -2", "a b")]
    public void Edit_of_an_event_emits_the_family_of_its_partner_only_when_they_stop_being_partners(
        string before, string after, string families)
    {
        const string Pair = """
            catalogue.meter = "m"
            metrics.open = { kind = "up-down-counter", description = "Things that are open" }
            [events]
            a.begin = { id = 1, description = "It began", feeds = [{ metric = "open", add = 1 }] }
            b.end = { id = 2, description = "It ended", feeds = [{ metric = "open", add = -1 }] }
            """;
        Assert.Equal(families.Split(' '), FamiliesAfterEdit(before, after, catalogueToo: false, Pair));
    }

    [Theory]
    [InlineData("description = \"Messages in the queue\"", "description = \"Messages that wait\"")]
    [InlineData(
        "unit = \"{message}\", description = \"Messages in the queue\"",
        "unit = \"{mail}\", description = \"Messages in the queue\"")]
    [InlineData("short-durations = [0.005, ", "short-durations = [0.004, ")]
    public void Edit_of_a_metric_description_unit_or_bucket_list_emits_no_family(string before, string after) =>
        Assert.Empty(FamiliesAfterEdit(before, after, catalogueToo: true));

    [Fact]
    public void Unrelated_additional_file_changes_nothing()
    {
        TextFile file = new("/repository/events.toml", Generated.ReferenceCatalogue);
        TextFile other = new("/repository/stalwart.toml", "a = 1");
        CSharpCompilation compilation = Generated.Compile(Generated.Declaration);
        GeneratorDriver driver = Generated.Driver([file, other]).RunGenerators(compilation);
        driver = driver.ReplaceAdditionalText(other, new TextFile("/repository/stalwart.toml", "a = 2")).RunGenerators(compilation);
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        Assert.Empty(EmittedAgain(result));
        Assert.All(
            Outputs(result, Steps.Catalogues),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Fact]
    public void No_step_holds_a_compilation_symbol_or_syntax_node()
    {
        GeneratorDriver driver = Generated.Driver([new TextFile("/repository/events.toml", Generated.ReferenceCatalogue), Operator])
            .RunGenerators(Generated.Compile(Generated.Declaration).AddReferences(ReferencedCatalogueTests.Reference(image: true)));
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        foreach (string name in Ours)
        {
            Assert.NotEmpty(Outputs(result, name));
            Assert.All(Outputs(result, name), output => AssertPlain(output.Value, name, []));
        }
    }

    private static string[] FamiliesAfterEdit(string before, string after, bool catalogueToo) =>
        FamiliesAfterEdit(before, after, catalogueToo, Generated.ReferenceCatalogue);

    private static string[] FamiliesAfterEdit(string before, string after, bool catalogueToo, string toml)
    {
        Assert.Contains(before, toml, StringComparison.Ordinal);
        TextFile file = new("/repository/events.toml", toml);
        CSharpCompilation compilation = Generated.Compile(Generated.Declaration);
        GeneratorDriver driver = Generated.Driver([file, Operator]).RunGenerators(compilation);
        driver = driver.ReplaceAdditionalText(
            file,
            new TextFile("/repository/events.toml", toml.Replace(before, after, StringComparison.Ordinal)))
            .RunGenerators(compilation);
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        object[] emitted = [.. EmittedAgain(result)];
        Assert.Equal(catalogueToo, emitted.OfType<Layout.CatalogueInput>().Any());
        return [.. emitted.OfType<Layout.FamilyInput>().Select(family => family.Name)];
    }

    /// <summary>The inputs of the outputs that ran again.</summary>
    private static IEnumerable<object> EmittedAgain(GeneratorRunResult result) =>
        result.TrackedOutputSteps.Values.SelectMany(steps => steps)
            .Where(step => step.Outputs.Any(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified))
            .SelectMany(step => step.Inputs.Select(input => input.Source.Outputs[input.OutputIndex].Value))
            .Where(value => value is Layout.CatalogueInput or Layout.FamilyInput);

    private static IEnumerable<(object Value, IncrementalStepRunReason Reason)> Outputs(GeneratorRunResult result, string step) =>
        result.TrackedSteps[step].SelectMany(run => run.Outputs);

    private static void AssertPlain(object? value, string where, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
        {
            return;
        }

        Assert.False(value is Compilation or ISymbol or SyntaxNode or SyntaxTree or Location, $"{where} keeps a {value.GetType()}");
        if (value is IEnumerable items)
        {
            foreach (object? item in items)
            {
                AssertPlain(item, where, seen);
            }
        }
        else if (value is not AdditionalText)
        {
            foreach (FieldInfo field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            {
                AssertPlain(field.GetValue(value), $"{where}.{field.Name}", seen);
            }
        }
    }
}
