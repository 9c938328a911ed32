using Stalwart.Instrumentation.Generators.Layout;

namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>
/// Emits <c>MailEvents.Local()</c>: recording methods for a single thread, which find its cells once. Each family's file has its own
/// methods.
/// </summary>
internal static class LocalEmitter
{
    /// <summary>Emits the method, and the struct with the families of the catalogue.</summary>
    public static void WriteCatalogue(CodeWriter code, CatalogueInput input)
    {
        if (!LocalEvents.IsEmitted(input.Class, input.Families))
        {
            return;
        }

        code.Line("/// <summary>Returns recording methods for code that records often, such as a loop: the cells of the thread are found");
        code.Line("/// once, which makes each record faster.</summary>");
        code.Line("/// <returns>The methods by family, for this method and those that it calls.</returns>");
        code.Line($"public static {LocalEvents.Type} {LocalEvents.Method}() => new(__Recorder.Local());");
        code.Line();
        code.Line($"/// <summary>Records the events of <see cref=\"{input.Class.Identifier}\"/> on the thread that created it.</summary>");
        code.Line(SourceFile.GeneratedCode);
        code.Open($"public readonly ref partial struct {LocalEvents.Type}");
        Cells(code, LocalEvents.Type);
        code.Close();
        code.Line();
    }

    /// <summary>
    /// Emits the nested struct of a family, which calls the slow paths of the family's class. Records with exemplars go through it, even if
    /// the catalogue has no <c>Local()</c>.
    /// </summary>
    public static void WriteEvents(CodeWriter code, FamilyInput input)
    {
        code.Line();
        code.Line($"/// <summary>The events of the family <c>{input.Name}</c>, recorded on one thread.</summary>");
        code.Line(SourceFile.Hidden);
        code.Open($"public readonly ref struct {LocalEvents.FamilyType}");
        Cells(code, LocalEvents.FamilyType);
        foreach (EventLayout layout in input.Events)
        {
            new EventEmitter(code, input, layout).WriteLocal();
        }

        code.Close();
    }

    /// <summary>Emits the family's property.</summary>
    public static void WriteProperty(CodeWriter code, FamilyInput input)
    {
        if (!input.HasLocal)
        {
            return;
        }

        string type = $"{input.Class.Global(input.Class.Identifier)}.{input.TypeName}.{LocalEvents.FamilyType}";
        code.Open($"public readonly ref partial struct {LocalEvents.Type}");
        code.Line($"/// <summary>Gets the events of the family <c>{input.Name}</c>.</summary>");
        code.Line($"public {type} {input.TypeName} => new(__cells);");
        code.Close();
        code.Line();
    }

    private static void Cells(CodeWriter code, string type)
    {
        code.Line("private readonly __Cells __cells;");
        code.Line();
        code.Line($"internal {type}(__Cells cells) => __cells = cells;");
    }
}
