using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Stalwart.Instrumentation.Cli.Importing;
using Stalwart.Instrumentation.Cli.Sources;
using Stalwart.Instrumentation.TestSupport.Conventions;
using Stalwart.Instrumentation.TestSupport.SharedData;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>The catalogue that the tool makes of all semantic conventions, compiled.</summary>
[Deep]
public sealed class ConventionCompileTests
{
    [SharedDataFact(ModelFiles.Folder)]
    public void Imported_conventions_compile_without_warnings()
    {
        string toml = ConventionImport.Read([.. ModelFiles.All().Select(SourceReader.Read)], "semconv").Write();
        Generated generated = Generated.From(
            [new TextFile("/repository/events.toml", toml)],
            Generated.Declaration,
            new CSharpParseOptions(LanguageVersion.CSharp13, DocumentationMode.Diagnose));
        Assert.Empty(generated.Reported);
        Assert.Empty(generated.CompilerDiagnostics);
        Assert.True(generated.Compilation.GetTypeByMetadataName("Mail.MailEventId")!.GetMembers().OfType<IFieldSymbol>().Count() > 500);
    }
}
