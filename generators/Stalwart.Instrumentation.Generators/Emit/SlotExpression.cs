using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Generators.Layout;

namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>Emits the C# expressions of the series arithmetic: the slot of each tag, and the number of the series.</summary>
internal static class SlotExpression
{
    /// <summary>The method that assigns a slot to a new value of an open tag.</summary>
    public const string Open = "__Recorder.OpenSlot";

    /// <summary>Returns the local variable for a tag's slot.</summary>
    public static string Variable(string tag) => CSharpName.Camel(tag).TrimStart('@') + "__";

    /// <summary>Returns the expression for the slot of a tag's value.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="open">The method that finds the slot of an open tag's value.</param>
    public static string Of(TagModel tag, string open = Open)
    {
        string parameter = CSharpName.Camel(tag.Name);
        if (!tag.IsOptional)
        {
            return Of(tag, parameter, open);
        }

        // The last slot is for no value.
        string absent = Literal.Number(tag.Size - 1);
        return tag is { Kind: TagKind.Open, IsInteger: false }
            ? $"{parameter} is null ? {absent} : {Of(tag, parameter, open)}"
            : $"{parameter}.HasValue ? {Of(tag, parameter + ".GetValueOrDefault()", open)} : {absent}";
    }

    /// <summary>Returns the expression for the number of a series from the variables of its tags; empty without tags.</summary>
    public static string Series(IEnumerable<SeriesTerm> terms) => Sum(terms, suffix: "");

    /// <summary>Returns the expression for the slot of a combination of a sparse metric.</summary>
    /// <param name="sparse">The expression for the metric's number.</param>
    /// <param name="terms">Its tags.</param>
    /// <param name="find">The method that returns the slot.</param>
    public static string Sparse(string sparse, IEnumerable<SeriesTerm> terms, string find = "__Recorder.SparseSeries") =>
        $"{find}({sparse}, {Sum(terms, suffix: "L")})";

    /// <summary>The suffix of a long prevents an overflow of int.</summary>
    private static string Sum(IEnumerable<SeriesTerm> terms, string suffix) => string.Join(
        " + ",
        terms.Select(term => term.Stride == 1 ? Variable(term.Tag) : $"({Variable(term.Tag)} * {Literal.Number(term.Stride)}{suffix})"));

    private static string Of(TagModel tag, string value, string open) => tag.Kind switch
    {
        TagKind.Bool => tag.IsOptional ? $"({value} ? 1 : 0)" : $"{value} ? 1 : 0",
        TagKind.Open => $"{open}({Place.Class}.{Place.OpenTag(OpenTag.Of(tag))}, {value})",
        _ => $"__Recorder.Slot((int){value}, {Literal.Number(tag.Values.OwnCount)})",
    };
}
