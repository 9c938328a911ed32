using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Generators.Layout;

namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>Writes one family's file: its recording methods, the enums of its own tags, and its descriptors.</summary>
internal static class FamilyFile
{
    public static string Emit(FamilyInput input) => SourceFile.Write(input.Class, input.Class.File, code =>
    {
        foreach (EventModel item in input.Family.Events)
        {
            foreach (TagModel tag in item.Tags.Where(tag => tag is { Kind: TagKind.Closed, Set: null }))
            {
                EnumEmitter.Write(code, input.Class, CSharpName.TagEnum(item.Name, tag.Name), $"Values of the tag {tag.Name} of the event {item.Name}", EnumEmitter.Values(tag));
            }
        }

        code.Open($"static partial class {input.Class.Identifier}");
        code.Line($"/// <summary>The events of the family <c>{input.Family.Name}</c>.</summary>");
        code.Line(SourceFile.GeneratedCode);
        code.Open($"public static class {input.TypeName}");
        int gate = 0;
        int cell = 0;
        foreach (EventModel item in input.Family.Events)
        {
            if (gate > 0)
            {
                code.Line();
            }

            new EventEmitter(code, input, item, gate, cell).Write();
            gate++;
            cell += item.Counted ? Series.Count(item.Tags) : 0;
        }

        code.Close();
        code.Line();
        Tables(code, input);
        code.Close();
    });

    private static void Tables(CodeWriter code, FamilyInput input)
    {
        string family = Literal.Mangled(input.Family.Name);
        code.Open($"private static class __Family_{family}");
        code.Open("internal static global::Stalwart.Instrumentation.EventDescriptor[] Events() => new global::Stalwart.Instrumentation.EventDescriptor[]");
        foreach (EventModel item in input.Family.Events)
        {
            code.Line(DescriptorEmitter.Event(item) + ",");
        }

        code.Close(";");
        code.Line();
        code.Open("internal static global::Stalwart.Instrumentation.MetricDescriptor[] Counters() => new global::Stalwart.Instrumentation.MetricDescriptor[]");
        int cell = 0;
        foreach (EventModel item in input.Family.Events.Where(item => item.Counted))
        {
            code.Line(DescriptorEmitter.Counter(item, $"__Engine.FamilyCell_{family} + {Literal.Number(cell)}") + ",");
            cell += Series.Count(item.Tags);
        }

        code.Close(";");
        code.Close();
    }
}
