using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Generators.Layout;

namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>Emits the file of one family: its recording methods, the enums of its own tags, and its descriptors.</summary>
internal static class FamilyFile
{
    public static string Emit(FamilyInput input) => SourceFile.Write(input.Class, code =>
    {
        foreach (EventModel item in input.Events.Select(layout => layout.Event))
        {
            foreach (TagModel tag in item.Tags.Where(tag => tag.HasEnum))
            {
                string summary = $"Values of the tag {tag.Name} of the event {item.Name}";
                EnumEmitter.Write(code, input.Class, CSharpName.TagEnum(item.Name, tag.Name), summary, tag.Values);
            }
        }

        code.Open($"static partial class {input.Class.Identifier}");
        code.Line($"/// <summary>The events of the family <c>{input.Name}</c>.</summary>");
        code.Line(SourceFile.GeneratedCode);
        code.Open($"public static class {input.TypeName}");
        foreach (EventLayout layout in input.Events)
        {
            if (layout.Gate > 0)
            {
                code.Line();
            }

            new EventEmitter(code, input, layout).Write();
        }

        LocalEmitter.WriteEvents(code, input);
        code.Close();
        code.Line();
        LocalEmitter.WriteProperty(code, input);
        TotalsEmitter.WriteEvents(code, input);
        Tables(code, input);
        code.Close();
    });

    private static void Tables(CodeWriter code, FamilyInput input)
    {
        code.Open($"private static class {Place.Family(input.Name)}");
        foreach (EventModel item in input.Events.Select(layout => layout.Event))
        {
            foreach (TagModel tag in item.Tags.Where(tag => tag.HasEnum))
            {
                code.Line($"internal static readonly string[] {Place.TagValues(item, tag)} = {Literal.Texts([.. tag.Values.Own])};");
                code.Line();
            }
        }

        Table("EventDescriptor", "Events", input.Events.Select(layout => DescriptorEmitter.Event(layout.Event)));
        code.Line();
        IEnumerable<EventLayout> counted = input.Events.Where(layout => layout.Event.Counted);
        Table(
            "MetricDescriptor",
            "Counters",
            counted.Select(layout => DescriptorEmitter.Counter(input.Name, layout.Event, Place.Cell(input, layout))));
        code.Close();

        void Table(string type, string method, IEnumerable<string> items) => code.Array(
            $"internal static {DescriptorEmitter.Runtime}{type}[] {method}() => new {DescriptorEmitter.Runtime}{type}[]",
            [.. items],
            ";");
    }
}
