using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Generators.Layout;

namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>Emits the statement that logs an event with its fields and tags in declaration order.</summary>
internal static class LogCall
{
    public static string Of(FamilyInput input, EventLayout layout, EventSignature signature)
    {
        EventModel item = layout.Event;
        string begin = EventSignature.With(Place.Gate(input, layout), signature.IsUniform ? signature.Count : "");
        string values = string.Concat(
            item.Fields.Select(field => $".Add({CSharpName.Camel(field.Name)})").Concat(item.Tags.Select(tag => Value(input, item, tag))));
        return $"__Recorder.BeginLog({begin}){values}.Commit();";
    }

    private static string Value(FamilyInput input, EventModel item, TagModel tag)
    {
        if (tag is { Kind: TagKind.Closed, IsInteger: true })
        {
            // Avoids the boxing of an observer's arguments.
            string number = (tag.IsOptional ? "(int?)" : "(int)") + CSharpName.Camel(tag.Name);
            return $".AddNumber({TagText.Arguments(input, item, tag, number)})";
        }

        return $".Add({(tag.Kind == TagKind.Closed ? TagText.Of(input, item, tag) : CSharpName.Camel(tag.Name))})";
    }
}
