using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Generators.Layout;

namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>Emits expressions for the value of a closed tag as in the catalogue: a string, or a boxed integer.</summary>
internal static class TagText
{
    public static string Of(FamilyInput input, EventModel item, TagModel tag)
    {
        string parameter = CSharpName.Camel(tag.Name);
        string number = tag.IsOptional ? $"(int){parameter}.GetValueOrDefault()" : $"(int){parameter}";
        string value = $"__Recorder.{(tag.IsInteger ? "Number" : "Name")}({Arguments(input, item, tag, number)})";
        return tag.IsOptional ? $"{parameter}.HasValue ? {value} : null" : value;
    }

    /// <summary>Returns the arguments of a method that looks up the string of an enum member.</summary>
    /// <param name="input">The family.</param>
    /// <param name="item">The event.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="number">The expression for the member's number.</param>
    public static string Arguments(FamilyInput input, EventModel item, TagModel tag, string number)
    {
        string other = tag.Values.Other == TagModel.DefaultOther ? "" : $", {Literal.Text(tag.Values.Other)}";
        return $"{Place.Values(input.Name, item, tag)}, {number}{other}";
    }
}
