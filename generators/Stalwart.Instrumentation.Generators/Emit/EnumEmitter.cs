using System.Collections.Generic;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Generators.Pipeline;

namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>Writes the enum of a closed tag, and what converts it to texts.</summary>
internal static class EnumEmitter
{
    public static void Write(CodeWriter code, ClassModel type, string name, string summary, IReadOnlyCollection<string> values)
    {
        EnumName used = type.EnumOf(name);
        if (!used.IsEmitted)
        {
            return;
        }

        code.Line($"/// <summary>{Literal.Sentence(summary)}</summary>");
        code.Line(SourceFile.GeneratedCode);
        code.Open($"{type.Accessibility} enum {used.Used}");
        int number = 0;
        foreach (string value in values)
        {
            string note = value == TagModel.Other
                ? "<c>other</c>; also every number that has no name here."
                : $"<c>{Literal.Xml(value)}</c>.";
            code.Line($"/// <summary>{note}</summary>");
            code.Line($"{CSharpName.Pascal(value)} = {Literal.Number(number++)},");
        }

        code.Close();
        code.Line();
        TextEmitter.Write(code, type, used.Used, values);
    }
}
