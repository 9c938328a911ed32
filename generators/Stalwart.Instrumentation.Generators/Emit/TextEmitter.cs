using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Generators.Pipeline;

namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>Emits the class that converts the members of an enum to the strings in the catalogue and back.</summary>
internal static class TextEmitter
{
    /// <param name="code">The writer.</param>
    /// <param name="type">The catalogue's class.</param>
    /// <param name="enumName">The enum's name in code.</param>
    /// <param name="values">The strings, in the order of the members.</param>
    public static void Write(CodeWriter code, ClassModel type, string enumName, ValueList values)
    {
        if (type.TextClassOf(enumName) is not { } name)
        {
            return;
        }

        string member = type.Global(enumName);
        string other = values.Other == TagModel.DefaultOther ? "" : $", {Literal.Text(values.Other)}";
        code.Line($"/// <summary>Converts <see cref=\"{member}\"/> to the catalogue's strings and back, without allocations.</summary>");
        code.Line(SourceFile.GeneratedCode);
        code.Open($"{type.Accessibility} static class {name}");
        code.Line($"private static readonly {SourceFile.CompilerServices}TagTexts __texts = new({Literal.Texts(values.Texts)}{other});");
        code.Line();
        code.Line($"/// <summary>Returns the string of a value; <c>{Literal.Xml(values.Other)}</c> for an undefined number.</summary>");
        code.Line($"public static string ToText(this {member} value) => __texts.TextOf((int)value);");
        code.Line();
        code.Line("/// <summary>Finds the value of a string. The comparison is ordinal and case-sensitive.</summary>");
        code.Line("/// <returns>Whether the string is in the catalogue.</returns>");
        code.Open($"public static bool TryParse(global::System.ReadOnlySpan<char> text, out {member} value)");
        code.Line("bool __found = __texts.TryFind(text, out int __number);");
        code.Line($"value = ({member})__number;");
        code.Line("return __found;");
        code.Close();
        code.Close();
        code.Line();
    }
}
