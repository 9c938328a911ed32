using Stalwart.Instrumentation.Generators.Layout;

namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>
/// The names of the layout's numbers. The catalogue's file says the numbers, the families' files only the names and the distance from
/// there; so a change in one family leaves the files of all others as they are.
/// </summary>
internal static class Place
{
    /// <summary>The class of the constants.</summary>
    public const string Class = "__Layout";

    public static string FamilyGate(string family) => "FamilyGate_" + Literal.Mangled(family);

    public static string FamilyCell(string family) => "FamilyCell_" + Literal.Mangled(family);

    public static string MetricGate(string metric) => "MetricGate_" + Literal.Mangled(metric);

    public static string MetricCell(string metric) => "MetricCell_" + Literal.Mangled(metric);

    public static string MetricNumber(string metric) => "Metric_" + Literal.Mangled(metric);

    public static string OpenTag(string name, int limit) => $"Open_{Literal.Mangled(name)}_{Literal.Number(limit)}";

    /// <summary>The gate of an event, as an expression: <c>__Layout.FamilyGate_order + 2</c>.</summary>
    public static string Gate(FamilyInput family, EventLayout item) => $"{Class}.{FamilyGate(family.Name)} + {Literal.Number(item.Gate)}";

    /// <summary>The first cell of an event's counter, as an expression.</summary>
    public static string Cell(FamilyInput family, EventLayout item) => $"{Class}.{FamilyCell(family.Name)} + {Literal.Number(item.Cell)}";
}
