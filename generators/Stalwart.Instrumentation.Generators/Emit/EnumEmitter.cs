using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Generators.Pipeline;

namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>Emits the enum of a closed tag, and the class that converts it to strings.</summary>
internal static class EnumEmitter
{
    public static void Write(CodeWriter code, ClassModel type, string name, string summary, ValueList values)
    {
        EnumName used = type.EnumOf(name);
        if (!used.IsEmitted)
        {
            return;
        }

        code.Line($"/// <summary>{Literal.Sentence(summary)}</summary>");
        code.Line(SourceFile.GeneratedCode);
        code.Open($"{type.Accessibility} enum {used.Used}");
        for (int number = 0; number < values.Texts.Count; number++)
        {
            string text = $"<c>{Literal.Xml(values.Texts[number])}</c>";
            string note = values.Texts[number] == values.Other ? text + "; also the value of undefined numbers." : text + ".";
            code.Line($"/// <summary>{note}</summary>");
            code.Line($"{CSharpName.Escaped(values.Names[number])} = {Literal.Number(number)},");
        }

        code.Close();
        code.Line();
        TextEmitter.Write(code, type, used.Used, values);
    }
}
