using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Generators.Layout;

namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>
/// The names of the layout's constants. The catalogue's file defines the numbers, and the families' files only use the names plus an
/// offset; so a change in one family does not change the files of others.
/// </summary>
internal static class Place
{
    /// <summary>The class of the constants.</summary>
    public const string Class = "__Layout";

    /// <summary>The class with the values of shared tag sets: a long set that many events use is emitted once.</summary>
    public const string Sets = "__Sets";

    /// <summary>Returns the class with a family's descriptors and the values of its events' own tags.</summary>
    public static string Family(string family) => "__Family_" + Literal.Mangled(family);

    /// <summary>Returns the field with the values of a shared tag set.</summary>
    public static string SetValues(string set) => "Set_" + Literal.Mangled(set);

    /// <summary>Returns the field with the values of an event's own tag.</summary>
    public static string TagValues(EventModel item, TagModel tag) =>
        $"Values_{Literal.Mangled(item.ShortName)}__{Literal.Mangled(tag.Name)}";

    /// <summary>Returns the expression for the values of an event's tag.</summary>
    public static string Values(string family, EventModel item, TagModel tag) => tag switch
    {
        { Set: not null } => $"{Sets}.{SetValues(tag.Set)}",
        { Kind: TagKind.Closed } => $"{Family(family)}.{TagValues(item, tag)}",
        _ => Literal.Texts([]),
    };

    public static string FamilyGate(string family) => "FamilyGate_" + Literal.Mangled(family);

    public static string FamilyCell(string family) => "FamilyCell_" + Literal.Mangled(family);

    public static string MetricGate(string metric) => "MetricGate_" + Literal.Mangled(metric);

    public static string MetricCell(string metric) => "MetricCell_" + Literal.Mangled(metric);

    public static string MetricNumber(string metric) => "Metric_" + Literal.Mangled(metric);

    public static string FamilySparse(string family) => "FamilySparse_" + Literal.Mangled(family);

    public static string MetricSparse(string metric) => "MetricSparse_" + Literal.Mangled(metric);

    public static string OpenTag(OpenTag tag) =>
        $"Open_{Literal.Mangled(tag.Name)}_{Literal.Number(tag.Limit)}{(tag.IsInteger ? "_int" : "")}";

    /// <summary>Returns the expression for the gate of an event: <c>__Layout.FamilyGate_order + 2</c>.</summary>
    public static string Gate(FamilyInput family, EventLayout item) => $"{Class}.{FamilyGate(family.Name)} + {Literal.Number(item.Gate)}";

    /// <summary>Returns the expression for the number of an event's sparse counter.</summary>
    public static string Sparse(FamilyInput family, int number) => $"{Class}.{FamilySparse(family.Name)} + {Literal.Number(number)}";

    /// <summary>Returns the expression for the first cell of an event's counter.</summary>
    public static string Cell(FamilyInput family, EventLayout item) => $"{Class}.{FamilyCell(family.Name)} + {Literal.Number(item.Cell)}";
}
