using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Generators.Layout;

namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>
/// Emits the classes for metrics whose values the program keeps: <c>Gauges</c>, <c>Counters</c>, and <c>UpDownCounters</c>.
/// </summary>
internal static class KeptEmitter
{
    private const string Registry = SourceFile.CompilerServices + "SeriesRegistry<__Catalogue>";

    public static void Write(CodeWriter code, CatalogueInput input)
    {
        Class(code, input, MetricKind.Gauge, "Gauges to set, or to observe with callbacks.");
        Class(code, input, MetricKind.Counter, "Counters whose totals the program keeps: register callbacks that return them.");
        Class(
            code,
            input,
            MetricKind.UpDownCounter,
            "Up-down-counters whose totals the program keeps: register callbacks that return them.");
    }

    /// <summary>Emits the enums of the metrics' own tags.</summary>
    public static void WriteEnums(CodeWriter code, CatalogueInput input)
    {
        foreach (MetricModel metric in input.Metrics.Select(layout => layout.Metric).Where(metric => metric.IsKept))
        {
            foreach (TagModel tag in metric.Tags.Where(tag => tag.HasEnum))
            {
                string summary = $"Values of the tag {tag.Name} of the metric {metric.Name}";
                EnumEmitter.Write(code, input.Class, CSharpName.TagEnum(metric.Name, tag.Name), summary, tag.Values);
            }
        }
    }

    private static void Class(CodeWriter code, CatalogueInput input, MetricKind kind, string summary)
    {
        string name = CSharpName.KeptClass(kind);
        MetricLayout[] metrics = [.. input.Metrics.Where(layout => layout is { Number: not null } && layout.Metric.Kind == kind)];
        if (metrics.Length == 0 || input.Class.Members.Contains(name) || input.Class.Name == name)
        {
            return;
        }

        code.Line($"/// <summary>{summary}</summary>");
        code.Open("public static class " + name);
        foreach (MetricLayout layout in metrics)
        {
            if (layout.Metric.Tags.Count == 0)
            {
                Property(code, layout);
            }
            else
            {
                if (layout != metrics[0])
                {
                    code.Line();
                }

                new SeriesEmitter(code, input.Class, layout, Registry).Write();
            }
        }

        code.Close();
        code.Line();
    }

    private static void Property(CodeWriter code, MetricLayout layout)
    {
        MetricModel metric = layout.Metric;
        string number = $"{Place.Class}.{Place.MetricNumber(metric.Name)}";
        (string type, string value) = metric.Kind == MetricKind.Gauge
            ? ("Gauge", $"__Recorder.Gauge({number})")
            : ($"ObservedTotal<{TypeOf(metric)}>", $"{Registry}.Total<{TypeOf(metric)}>({number})");
        code.Line($"/// <summary>{Literal.Sentence(metric.Description)}{UnitOf(metric)}</summary>");
        code.Line($"public static {DescriptorEmitter.Runtime}{type} {CSharpName.Pascal(metric.Name)} => {value};");
    }

    /// <summary>Returns the C# type of a metric's values.</summary>
    public static string TypeOf(MetricModel metric) => metric.IsFloating || metric.Kind == MetricKind.Gauge ? "double" : "long";

    /// <summary>Returns the unit, for XML documentation.</summary>
    public static string UnitOf(MetricModel metric) =>
        metric.Unit.Length == 0 ? "" : $" Unit: <c>{Literal.Xml(metric.Unit)}</c>.";
}
