using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Generators.Layout;

namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>The expression of the value that a closed tag has, as the catalogue writes it: a text, or a boxed integer.</summary>
internal static class TagText
{
    public static string Of(FamilyInput input, EventModel item, TagModel tag)
    {
        string parameter = CSharpName.Camel(tag.Name);
        string other = tag.Values.Other == TagModel.DefaultOther ? "" : $", {Literal.Text(tag.Values.Other)}";
        string given = tag.IsOptional ? parameter + ".GetValueOrDefault()" : parameter;
        string value = $"__Recorder.{(tag.IsInteger ? "Number" : "Name")}({Place.Values(input.Name, item, tag)}, (int){given}{other})";
        return tag.IsOptional ? $"{parameter}.HasValue ? {value} : null" : value;
    }
}
