using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Stalwart.Instrumentation.Generators.Layout;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>
/// Roslyn compares the names of generated files without case and emits nothing at all when two are equal; C# distinguishes such classes.
/// </summary>
public sealed class HintNameTests
{
    /// <summary>Each class has the catalogue of its position: a.toml, b.toml.</summary>
    [Theory]
    [InlineData("MailEvents", "Mailevents")]
    [InlineData("mailEvents", "MAILevents", "MailEvents")]
    [InlineData("shop.ShopEvents", "Shop.ShopEvents")]
    [InlineData("Shop.Events", "Shop.events", "shop.Events", "shop.events")]
    [InlineData("Shop.MailEvents", "Shop.Mailevents.Family0")]
    [InlineData("Shop.mailEvents.Family1", "Shop.MailEvents")]
    [InlineData("ReferencedCatalogues")]
    [InlineData("referencedcatalogues", "ReferencedCatalogues")]
    [InlineData("ReferencedCatalogues.MailEvents", "referencedCatalogues.MailEvents")]
    [InlineData("@class.@event", "Class.Event")]
    public void Classes_whose_names_differ_only_in_case_are_generated_and_run(params string[] classes)
    {
        Generated generated = From(classes);
        Assert.Empty(generated.Reported);
        Assert.Empty(generated.CompilerDiagnostics);
        using var image = new MemoryStream();
        Assert.True(generated.Compilation.Emit(image).Success);
        Assembly assembly = Assembly.Load(image.ToArray());
        for (int i = 0; i < classes.Length; i++)
        {
            var catalogue = (EventCatalogue)assembly.GetType(classes[i].Replace("@", "", StringComparison.Ordinal), throwOnError: true)!
                .GetProperty("Catalogue")!
                .GetValue(null)!;
            Assert.Equal($"meter-{i}", catalogue.MeterName);
            Assert.Equal(2, catalogue.Events.Count);
        }
    }

    [Fact]
    public void File_names_are_class_names_when_they_are_unambiguous() =>
        Assert.Equal(
            [
                "MailEvents.Family0.g.cs",
                "MailEvents.Order.g.cs",
                "MailEvents.g.cs",
                "ReferencedCatalogues.g.cs",
                "Shop.MailEvents.Family1.g.cs",
                "Shop.MailEvents.Order.g.cs",
                "Shop.MailEvents.g.cs",
            ],
            Names(From("MailEvents", "Shop.MailEvents")));

    [Fact]
    public void File_names_do_not_depend_on_the_order_of_the_classes() => Assert.Equal(
        Names(From("MailEvents", "Mailevents", "mailevents")).Where(IsOfClass),
        Names(From("mailevents", "Mailevents", "MailEvents")).Where(IsOfClass));

    [Fact]
    public void Added_class_does_not_change_the_files_of_other_classes()
    {
        CSharpCompilation before = Generated.Compile(Code("MailEvents"));
        GeneratorDriver driver = Generated.Driver(Files(3)).RunGenerators(before);
        driver = driver.RunGenerators(before.AddSyntaxTrees(
            CSharpSyntaxTree.ParseText(
                "[Stalwart.Instrumentation.EventCatalogue(\"b.toml\")] public static partial class Mailevents { }",
                new CSharpParseOptions(LanguageVersion.CSharp13))));
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        IEnumerable<CatalogueInput> emitted = result.TrackedOutputSteps.Values.SelectMany(steps => steps)
            .Where(step => step.Outputs.Any(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified))
            .SelectMany(step => step.Inputs.Select(input => input.Source.Outputs[input.OutputIndex].Value)).OfType<CatalogueInput>();
        Assert.Equal("Mailevents", Assert.Single(emitted).Class.Name);
    }

    private static bool IsOfClass(string name) =>
        !name.Contains("Order", StringComparison.Ordinal) && !name.Contains("Family", StringComparison.Ordinal);

    private static Generated From(params string[] classes) =>
        Generated.From(Files(classes.Length), Code(classes), references: ReferencedCatalogueTests.Reference(image: true));

    private static IEnumerable<AdditionalText> Files(int count) => Enumerable.Range(0, count)
        .Select(
            i => new TextFile(
                $"/repository/{(char)('a' + i)}.toml",
                $"[catalogue]\nmeter = \"meter-{i}\"\n[events]\norder.placed = {{ id = 1, description = \"An order was placed\" "
                + $"}}\nfamily{i}.made = {{ id = 2, description = \"A sale was made\" }}\n"));

    private static string Code(params string[] classes) => string.Join("\n", classes.Select((name, i) =>
    {
        string declaration = $"[Stalwart.Instrumentation.EventCatalogue(\"{(char)('a' + i)}.toml\")] public static partial class "
            + $"{name.Split('.').Last()} {{ }}";
        int dot = name.LastIndexOf('.');
        return dot < 0 ? declaration : $"namespace {name[..dot]} {{ {declaration} }}";
    }));

    private static string[] Names(Generated generated) =>
        [.. generated.Sources.Select(source => source.HintName).Order(StringComparer.Ordinal)];
}
