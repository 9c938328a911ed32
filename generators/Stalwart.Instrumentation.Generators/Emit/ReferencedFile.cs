using System.Collections.Generic;

namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>
/// Emits the file that names the referenced assemblies with catalogues, so that they are found before any of their code has run.
/// </summary>
internal static class ReferencedFile
{
    public static string Emit(IEnumerable<string> assemblies)
    {
        CodeWriter code = SourceFile.Begin("Made from the references by Stalwart.Instrumentation: those with a catalogue of their own.");
        code.Line();
        code.Open("namespace Stalwart.Instrumentation.Generated");
        code.Line(SourceFile.GeneratedCode);
        code.Open("internal static class __ReferencedCatalogues");
        code.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
        code.Open("internal static void Expect()");
        foreach (string assembly in assemblies)
        {
            code.Line($"{SourceFile.CompilerServices}CatalogueRegistration.Expect({Literal.Text(assembly)});");
        }

        code.Close();
        code.Close();
        code.Close();
        return code.ToString();
    }
}
