using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Generators.Layout;

namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>Writes the catalogue's own file: ids, shared tag sets, gauges, and the engine that the families' files record through.</summary>
internal static class CatalogueFile
{
    public static string Emit(CatalogueInput input) => SourceFile.Write(input.Class, input.Class.File, code =>
    {
        Ids(code, input);
        foreach (TagSetModel set in input.TagSets)
        {
            string summary = set.Description.Length == 0 ? $"Values of the tag set {set.Name}" : set.Description;
            EnumEmitter.Write(code, input.Class, CSharpName.Pascal(set.Name), summary, set.Values);
        }

        code.Line(SourceFile.GeneratedCode);
        code.Open($"static partial class {input.Class.Identifier}");
        code.Line("/// <summary>All events and metrics, for exporters and tools.</summary>");
        code.Line("public static global::Stalwart.Instrumentation.EventCatalogue Catalogue => __Engine.Catalogue.Engine.Publish();");
        code.Line();
        Gauges(code, input);
        Registration(code);
        Engine(code, input);
        code.Close();
    }, Names(input));

    /// <summary>Tells compilations that refer to this one of the catalogue: <c>EventCatalogueNames("shop", "order.placed order.failed")</c>.</summary>
    private static string Names(CatalogueInput input)
    {
        IEnumerable<string> names = input.Events.Select(item => item.Name).Concat(input.Metrics.Select(layout => layout.Metric.Name));
        return $"global::Stalwart.Instrumentation.EventCatalogueNames({Literal.Text(input.Meter)}, {Literal.Text(string.Join(" ", names))})";
    }

    /// <summary>Tells the process of the catalogue when its assembly is loaded; it is made only when somebody asks for it.</summary>
    private static void Registration(CodeWriter code)
    {
        code.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
        code.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        const string Publish = "static () => __Engine.Catalogue.Engine.Publish()";
        code.Line($"internal static void __Register() => global::Stalwart.Instrumentation.EventCatalogues.Register({Publish});");
        code.Line();
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

    private static IEnumerable<MetricModel> SettableGauges(CatalogueInput input) =>
        input.Metrics.Select(layout => layout.Metric).Where(metric => metric.Kind == MetricKind.Gauge && metric.Tags.Count == 0);

    private static void Gauges(CodeWriter code, CatalogueInput input)
    {
        if (!SettableGauges(input).Any())
        {
            return;
        }

        code.Line("/// <summary>Gauges to set, or to have observed whenever somebody reads them.</summary>");
        code.Open("public static class Gauges");
        foreach (MetricModel gauge in SettableGauges(input))
        {
            code.Line($"/// <summary>{Literal.Sentence(gauge.Description)}{(gauge.Unit.Length == 0 ? "" : $" Unit: <c>{Literal.Xml(gauge.Unit)}</c>.")}</summary>");
            code.Line($"public static global::Stalwart.Instrumentation.Gauge {CSharpName.Pascal(gauge.Name)} => __Engine.Gauge_{Literal.Mangled(gauge.Name)};");
        }

        code.Close();
        code.Line();
    }

    private static void Engine(CodeWriter code, CatalogueInput input)
    {
        code.Open("private static class __Engine");
        foreach (FamilyLayout family in input.Families)
        {
            code.Line($"internal const int FamilyGate_{Literal.Mangled(family.Name)} = {Literal.Number(family.FirstGate)};");
            code.Line($"internal const int FamilyCell_{Literal.Mangled(family.Name)} = {Literal.Number(family.FirstCell)};");
        }

        foreach (MetricLayout metric in input.Metrics)
        {
            code.Line($"internal const int MetricGate_{Literal.Mangled(metric.Metric.Name)} = {Literal.Number(metric.Gate)};");
            code.Line($"internal const int MetricCell_{Literal.Mangled(metric.Metric.Name)} = {Literal.Number(metric.FirstCell)};");
        }

        code.Line();
        string declared = $"{Literal.Text(input.Meter)}, {Literal.Text(input.Version)}, Events(), Metrics()";
        code.Line("internal static readonly global::Stalwart.Instrumentation.EventCatalogue Catalogue = "
            + $"global::Stalwart.Instrumentation.Recording.CatalogueEngine.Declare({declared});");
        code.Line("private static readonly byte[] s_gates = Catalogue.Engine.Gates;");
        foreach (MetricModel metric in input.Metrics.Select(layout => layout.Metric).Where(metric => metric.Kind == MetricKind.Histogram))
        {
            code.Line($"internal static readonly global::Stalwart.Instrumentation.Recording.HistogramRecorder Histogram_{Literal.Mangled(metric.Name)} = Catalogue.Engine.Histogram({Literal.Text(metric.Name)});");
        }

        foreach (OpenTag tag in input.OpenTags)
        {
            code.Line($"internal static readonly global::Stalwart.Instrumentation.Recording.OpenTagMap Open_{Literal.Mangled(tag.Name)}_{Literal.Number(tag.Limit)} = Catalogue.Engine.OpenTag({Literal.Text(tag.Name)}, {Literal.Number(tag.Limit)});");
        }

        foreach (MetricModel gauge in SettableGauges(input))
        {
            code.Line($"internal static readonly global::Stalwart.Instrumentation.Gauge Gauge_{Literal.Mangled(gauge.Name)} = Catalogue.GetGauge({Literal.Text(gauge.Name)});");
        }

        code.Line();
        code.Line("[global::System.ThreadStatic]");
        code.Line("private static nint t_pages;");
        code.Line();
        Helpers(code);
        Tables(code, input);
        code.Close();
    }

    private static void Helpers(CodeWriter code)
    {
        foreach (string line in EngineHelpers.Lines)
        {
            code.Line(line);
        }
    }

    private static void Tables(CodeWriter code, CatalogueInput input)
    {
        List("EventDescriptor", "Events", input.Families.Select(family => $"all.AddRange(__Family_{Literal.Mangled(family.Name)}.Events());"));
        code.Line();
        List(
            "MetricDescriptor",
            "Metrics",
            input.Families.Select(family => $"all.AddRange(__Family_{Literal.Mangled(family.Name)}.Counters());")
                .Concat(input.Metrics.Select(layout => $"all.Add({DescriptorEmitter.Metric(layout.Metric, "MetricCell_" + Literal.Mangled(layout.Metric.Name))});")));

        void List(string type, string method, IEnumerable<string> statements)
        {
            code.Open($"private static global::Stalwart.Instrumentation.{type}[] {method}()");
            code.Line($"var all = new global::System.Collections.Generic.List<global::Stalwart.Instrumentation.{type}>();");
            foreach (string statement in statements)
            {
                code.Line(statement);
            }

            code.Line("return all.ToArray();");
            code.Close();
        }
    }
}
