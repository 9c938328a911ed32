using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.CompilerServices;
using Stalwart.Instrumentation.Generators.Layout;

namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>Emits what the runtime asks the catalogue for, and the constants that the files of the families use.</summary>
internal static class DefinitionEmitter
{
    public static void Write(CodeWriter code, CatalogueInput input)
    {
        // Registers the catalogue when its assembly is loaded; it is created on first use.
        code.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
        code.Line(SourceFile.Hidden);
        code.Line($"internal static void __Register() => {SourceFile.CompilerServices}CatalogueRegistration.Register<__Catalogue>();");
        code.Line();
        code.Line(SourceFile.Hidden);
        code.Open($"internal readonly struct __Catalogue : {SourceFile.CompilerServices}ICatalogueDefinition");
        code.Line($"static int {SourceFile.CompilerServices}ICatalogueDefinition.Abi => {Literal.Number(CatalogueAbi.Number)};");
        code.Line();
        Define(code, input);
        code.Close();
        code.Line();
        Numbers(code, input);
        Sets(code, input);
    }

    private static void Sets(CodeWriter code, CatalogueInput input)
    {
        if (input.TagSets.Count == 0)
        {
            return;
        }

        code.Line();
        code.Open($"private static class {Place.Sets}");
        foreach (TagSetModel set in input.TagSets)
        {
            code.Line($"internal static readonly string[] {Place.SetValues(set.Name)} = {Literal.Texts([.. set.Values.Own])};");
        }

        code.Close();
    }

    private static void Define(CodeWriter code, CatalogueInput input)
    {
        string definition = SourceFile.CompilerServices + "CatalogueDefinition";
        string[] families = [.. input.Families.Select(family => Place.Family(family.Name))];
        code.Line($"static {definition} {SourceFile.CompilerServices}ICatalogueDefinition.Define() => new {definition}(");
        code.Indent();
        code.Line($"{Literal.Text(input.Meter)},");
        code.Line($"{Literal.Text(input.Version)},");
        Array("EventDescriptor[]", families.Select(family => family + ".Events()"), ",");
        Array("MetricDescriptor[]", families.Select(family => family + ".Counters()"), ",");
        Array("MetricDescriptor", input.Metrics.Select(Metric), ",");
        string ids = $"{{ Ids = typeof({input.Class.Global(input.Class.IdEnum)}) }}";
        Array("TagDescriptor", input.OpenTags.Select(DescriptorEmitter.OpenTag), $") {ids};");
        code.Outdent();

        void Array(string type, IEnumerable<string> items, string after)
        {
            // new EventDescriptor[2][] { … }: the length of the outer array comes first.
            int brackets = type.IndexOf('[');
            string element = brackets < 0 ? type + "[]" : type.Substring(0, brackets) + "[]" + type.Substring(brackets);
            code.Array($"new {DescriptorEmitter.Runtime}{element}", [.. items], after);
        }
    }

    private static string Metric(MetricLayout layout) =>
        DescriptorEmitter.Metric(layout.Metric, $"{Place.Class}.{Place.MetricCell(layout.Metric.Name)}");

    private static void Numbers(CodeWriter code, CatalogueInput input)
    {
        code.Open($"private static class {Place.Class}");
        foreach (FamilyLayout family in input.Families)
        {
            Number(Place.FamilyGate(family.Name), family.FirstGate);
            Number(Place.FamilyCell(family.Name), family.FirstCell);
            if (family.FirstSparse is int sparse)
            {
                Number(Place.FamilySparse(family.Name), sparse);
            }
        }

        foreach (MetricLayout layout in input.Metrics)
        {
            Number(Place.MetricGate(layout.Metric.Name), layout.Gate);
            Number(Place.MetricCell(layout.Metric.Name), layout.FirstCell);
            if (layout.Number is int number)
            {
                Number(Place.MetricNumber(layout.Metric.Name), number);
            }

            if (layout.Sparse is int sparse)
            {
                Number(Place.MetricSparse(layout.Metric.Name), sparse);
            }
        }

        int openTags = 0;
        foreach (OpenTag tag in input.OpenTags)
        {
            Number(Place.OpenTag(tag), openTags++);
        }

        code.Close();

        void Number(string name, int value) => code.Line($"internal const int {name} = {Literal.Number(value)};");
    }
}
