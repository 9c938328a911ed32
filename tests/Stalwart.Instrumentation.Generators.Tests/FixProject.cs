using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>A project with a catalogue as an editor has it open: the caller's code, the generated code, and the file.</summary>
internal sealed class FixProject : IDisposable
{
    private static readonly MetadataReference[] References =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(EventCatalogue).Assembly.Location)];

    private readonly AdhocWorkspace workspace = new();

    public FixProject(string code, string toml, string path = "/repository/events.toml")
    {
        Generated generated = Generated.From([new TextFile(path, toml)], code);
        ProjectId id = ProjectId.CreateNewId();
        Solution solution = workspace.CurrentSolution
            .AddProject(
                ProjectInfo.Create(
                    id,
                    VersionStamp.Default,
                    "Consumer",
                    "Consumer",
                    LanguageNames.CSharp,
                    compilationOptions: new CSharpCompilationOptions(
                        OutputKind.DynamicallyLinkedLibrary,
                        nullableContextOptions: NullableContextOptions.Enable)))
            .WithProjectMetadataReferences(id, References)
            .AddDocument(DocumentId.CreateNewId(id), "Caller.cs", SourceText.From(code))
            .AddAdditionalDocument(DocumentId.CreateNewId(id), "events.toml", SourceText.From(toml), filePath: path);
        int number = 0;
        foreach (GeneratedSourceResult source in generated.Sources)
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(id), $"Generated{number++}.cs", source.SourceText);
        }

        Project = solution.GetProject(id)!;
    }

    public Project Project { get; }

    /// <summary>The fixes of every provider for the errors in the caller's code.</summary>
    public async Task<IReadOnlyList<CodeAction>> Offers(params CodeFixProvider[] providers)
    {
        Document document = Project.Documents.First();
        SyntaxTree tree = (await document.GetSyntaxTreeAsync())!;
        Compilation compilation = (await Project.GetCompilationAsync())!;
        var actions = new List<CodeAction>();
        foreach (Diagnostic diagnostic in compilation.GetSemanticModel(tree).GetDiagnostics())
        {
            foreach (CodeFixProvider provider in providers.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                await provider.RegisterCodeFixesAsync(
                    new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
            }
        }

        return actions;
    }

    /// <summary>The file and the caller's code after a fix.</summary>
    public static async Task<(string Toml, string Code)> Apply(CodeAction action)
    {
        IEnumerable<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        Solution solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        Project project = solution.Projects.Single();
        return (
            (await project.AdditionalDocuments.Single().GetTextAsync()).ToString(),
            (await project.Documents.First().GetTextAsync()).ToString());
    }

    public void Dispose() => workspace.Dispose();
}
