using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Catalogue.Operator;
using Stalwart.Instrumentation.Generators.Layout;

namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>
/// Emits the file of the catalogue itself: ids, shared tag sets, gauges, and what the runtime and the files of the families need.
/// </summary>
internal static class CatalogueFile
{
    public static string Emit(CatalogueInput input) => SourceFile.Write(input.Class, code =>
    {
        Ids(code, input);
        foreach (TagSetModel set in input.TagSets)
        {
            string summary = set.Description.Length == 0 ? $"Values of the tag set {set.Name}" : set.Description;
            EnumEmitter.Write(code, input.Class, CSharpName.SetEnum(set.Name), summary, set.Values);
        }

        KeptEmitter.WriteEnums(code, input);
        code.Line(SourceFile.GeneratedCode);
        code.Open($"static partial class {input.Class.Identifier}");
        if (!input.Class.Members.Contains("Catalogue"))
        {
            code.Line("/// <summary>All events and metrics, for exporters and tools.</summary>");
            code.Line("public static global::Stalwart.Instrumentation.EventCatalogue Catalogue => __Recorder.Catalogue;");
            code.Line();
        }

        KeptEmitter.Write(code, input);
        LocalEmitter.WriteCatalogue(code, input);
        TotalsEmitter.WriteMetrics(code, input);
        DefinitionEmitter.Write(code, input);
        code.Close();
    }, Names(input));

    /// <summary>
    /// Announces the catalogue to compilations that refer to this one: <c>EventCatalogueNames("shop", "order.placed order.failed")</c>.
    /// </summary>
    private static string Names(CatalogueInput input)
    {
        IEnumerable<string> names = input.Events.Select(item => item.Name).Concat(input.Metrics.Select(layout => layout.Metric.Name));
        IEnumerable<FormerName> former =
        [
            .. input.Events.SelectMany(item => item.Formerly.Select(old => new FormerName(old, item.Name))),
            .. input.Metrics.Select(layout => layout.Metric)
                .SelectMany(metric => metric.Formerly.Select(old => new FormerName(old, metric.Name))),
        ];
        string list = ReferencedNames.Listed(names, former, input.Sensitivities);
        return $"{SourceFile.CompilerServices}EventCatalogueNames({Literal.Text(input.Meter)}, {Literal.Text(list)})";
    }

    private static void Ids(CodeWriter code, CatalogueInput input)
    {
        code.Line($"/// <summary>The ids of the events of <see cref=\"{input.Class.Identifier}\"/>.</summary>");
        code.Line(SourceFile.GeneratedCode);
        code.Open($"{input.Class.Accessibility} enum {input.Class.IdEnum} : ushort");
        foreach (EventName item in input.Events)
        {
            code.Line($"/// <summary><c>{item.Name}</c>.</summary>");
            code.Line($"{CSharpName.Pascal(item.Name)} = {Literal.Number(item.Id)},");
        }

        code.Close();
        code.Line();
    }
}
