using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Stalwart.Instrumentation.Structure.Tests;

/// <summary>
/// Which folder of a project uses which, from the meaning of every name in its sources: a type that is only inferred, a constant or an
/// extension method counts as well.
/// </summary>
internal static class FolderGraph
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>Returns one edge for each pair of folders of which the first uses the second.</summary>
    /// <param name="name">The assembly's name; it decides which internal members of references are seen.</param>
    /// <param name="files">The paths, relative to the project, with <c>/</c>, and the texts.</param>
    /// <param name="references">What the project refers to.</param>
    public static IReadOnlyList<FolderEdge> Of(string name, IEnumerable<SourceFile> files, IEnumerable<MetadataReference> references)
    {
        CSharpCompilation compilation = Compile(name, files, references);
        return [.. compilation.SyntaxTrees.Where(tree => tree.FilePath.Length > 0)
            .SelectMany(tree => Edges(tree, compilation.GetSemanticModel(tree)))
            .DistinctBy(edge => (edge.From, edge.To))];
    }

    /// <summary>Returns the type and namespace names without a meaning: a reference is missing, and edges may be too.</summary>
    public static IEnumerable<string> Unresolved(string name, IEnumerable<SourceFile> files, IEnumerable<MetadataReference> references) =>
        Compile(name, files, references).GetDiagnostics()
            .Where(diagnostic => diagnostic.Id is "CS0246" or "CS0234")
            .Select(diagnostic => diagnostic.ToString());

    private static CSharpCompilation Compile(string name, IEnumerable<SourceFile> files, IEnumerable<MetadataReference> references)
    {
        var parse = new CSharpParseOptions(LanguageVersion.CSharp13);
        IEnumerable<SyntaxTree> trees = files.Select(file => CSharpSyntaxTree.ParseText(file.Text, parse, file.Path));
        return CSharpCompilation.Create(
            name,
            [.. trees, CSharpSyntaxTree.ParseText(ImplicitUsings, parse)],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
    }

    private static IEnumerable<FolderEdge> Edges(SyntaxTree tree, SemanticModel model)
    {
        string from = SourceFile.FolderOf(tree.FilePath);
        foreach (SyntaxNode node in tree.GetRoot().DescendantNodes(_ => true, descendIntoTrivia: false).Where(IsUse))
        {
            foreach (INamedTypeSymbol used in Used(model, node))
            {
                string[] folders = [.. used.DeclaringSyntaxReferences.Select(part => SourceFile.FolderOf(part.SyntaxTree.FilePath))];
                if (folders.Length > 0 && !folders.Contains(from))
                {
                    int line = tree.GetLineSpan(node.Span).StartLinePosition.Line + 1;
                    yield return new FolderEdge(from, folders[0], $"{tree.FilePath}({line}) uses {used.Name}");
                }
            }
        }
    }

    /// <summary>Names, and <c>new()</c>, which names nothing. A using directive alone uses nothing.</summary>
    private static bool IsUse(SyntaxNode node) =>
        node is SimpleNameSyntax or ImplicitObjectCreationExpressionSyntax && node.FirstAncestorOrSelf<UsingDirectiveSyntax>() is null;

    private static IEnumerable<INamedTypeSymbol> Used(SemanticModel model, SyntaxNode node)
    {
        SymbolInfo info = model.GetSymbolInfo(node);
        ISymbol? symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        ITypeSymbol?[] types = [symbol as ITypeSymbol ?? symbol?.ContainingType, model.GetTypeInfo(node).Type];
        return types.OfType<INamedTypeSymbol>().Select(type => type.OriginalDefinition);
    }
}
