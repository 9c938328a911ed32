using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>
/// Whatever names the catalogues of a program have, no generated file gives an error or a warning, and ordinary code beside the classes
/// compiles. HOSTILE_COUNT sets how many programs are tried, HOSTILE_SEED where to begin.
/// </summary>
[Deep]
public sealed class HostileNameTests
{
    private static readonly LanguageVersion[] Languages = [LanguageVersion.CSharp12, LanguageVersion.CSharp13, LanguageVersion.Preview];

    /// <summary>All programs begin with it, so that the references are read once.</summary>
    private static readonly CSharpCompilation Empty = Generated.Compile("").RemoveAllSyntaxTrees();

    [Fact]
    public void Program_compiles_with_random_names_in_its_catalogues()
    {
        int first = PropertyTests.Number("HOSTILE_SEED", 1);
        int count = PropertyTests.Number("HOSTILE_COUNT", 25);
        int clean = 0;
        var failures = new List<string>();
        for (int seed = first; seed < first + count && failures.Count < 100; seed++)
        {
            var parse = new CSharpParseOptions(Languages[seed % Languages.Length]);
            CSharpCompilation compilation = seed % 4 == 0 ? Empty.AddReferences(Library(seed + 1_000_000, parse)) : Empty;
            (Compilation updated, ImmutableArray<Diagnostic> reported) = Generate(compilation, new HostileProgram(seed), parse);
            updated = updated.AddSyntaxTrees(CSharpSyntaxTree.ParseText(Calls(updated), parse, "/repository/Calls.cs"));
            clean += reported.Any(item => item.Severity == DiagnosticSeverity.Error) ? 0 : 1;
            failures.AddRange(reported.Where(item => !item.Id.StartsWith("EVT", StringComparison.Ordinal))
                .Concat(updated.GetDiagnostics().Where(IsFailure))
                .Select(item => $"seed {seed}: {item}"));
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
        Assert.True(clean * 10 > count, $"Only {clean} of {count} programs were right.");
    }

    private static (Compilation Updated, ImmutableArray<Diagnostic> Reported) Generate(
        CSharpCompilation compilation, HostileProgram program, CSharpParseOptions parse)
    {
        IEnumerable<SyntaxTree> trees = program.Texts.Select((text, i) => CSharpSyntaxTree.ParseText(text, parse, $"/repository/{i}.cs"));
        Generated.Driver(program.Files, parse)
            .RunGeneratorsAndUpdateCompilation(
                compilation.AddSyntaxTrees(trees), out Compilation updated, out ImmutableArray<Diagnostic> reported);
        return (updated, reported);
    }

    /// <summary>A library with a public catalogue of its own, in a namespace where the program may have one too.</summary>
    private static PortableExecutableReference Library(int seed, CSharpParseOptions parse)
    {
        Compilation library = Generate(Empty.WithAssemblyName("Library"), new HostileProgram(seed, isLibrary: true), parse).Updated;
        using var image = new MemoryStream();
        Assert.True(library.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    /// <summary>A call of every recording method, static and local, and of every conversion of an enum.</summary>
    private static string Calls(Compilation compilation)
    {
        var code = new StringBuilder("#nullable enable\ninternal static class Calls__ { static void M() {\n");
        INamedTypeSymbol[] classes =
        [
            .. compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes()
                .OfType<ClassDeclarationSyntax>()
                .Where(node => node.AttributeLists.ToString().Contains("EventCatalogue(", StringComparison.Ordinal))
                .Select(node => (INamedTypeSymbol)compilation.GetSemanticModel(tree).GetDeclaredSymbol(node)!)),
        ];
        foreach (INamedTypeSymbol family in classes.SelectMany(type => type.GetTypeMembers())
            .Where(family => family.DeclaredAccessibility == Accessibility.Public))
        {
            AppendCalls(code, family.IsStatic ? Name(family) : $"default({Name(family)})!", family);
        }

        foreach (INamedTypeSymbol local in classes.SelectMany(type => type.GetTypeMembers("LocalEvents")).Where(type => type.IsRefLikeType))
        {
            foreach (IPropertySymbol property in local.GetMembers().OfType<IPropertySymbol>())
            {
                AppendCalls(code, $"{Name(local.ContainingType)}.Local().{property.Name}", property.Type);
            }
        }

        foreach (IMethodSymbol method in classes.Select(type => type.ContainingNamespace)
            .Distinct<INamespaceSymbol>(SymbolEqualityComparer.Default)
            .SelectMany(space => space.GetTypeMembers())
            .Where(type => type.Name.EndsWith("Text", StringComparison.Ordinal) || type.Name.EndsWith("TextTag", StringComparison.Ordinal))
            .SelectMany(type => type.GetMembers("ToText").OfType<IMethodSymbol>())
            .Where(method => method.IsExtensionMethod))
        {
            (string type, string member) = (Name(method.ContainingType), Name(method.Parameters[0].Type));
            code.Append(CultureInfo.InvariantCulture, $"_ = {type}.TryParse({type}.ToText(default), out {member} _);\n");
        }

        return code.Append("} }\n").ToString();
    }

    private static void AppendCalls(StringBuilder code, string receiver, ITypeSymbol type)
    {
        foreach (IMethodSymbol method in type.GetMembers()
            .OfType<IMethodSymbol>()
            .Where(method => method is { DeclaredAccessibility: Accessibility.Public, MethodKind: MethodKind.Ordinary }))
        {
            string values = string.Join(", ", method.Parameters.Select(parameter => $"default({Name(parameter.Type)})"));
            code.Append(CultureInfo.InvariantCulture, $"{receiver}.{method.Name}({values});\n");
        }
    }

    private static string Name(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>The user's code leaves variables unused, which is the user's affair.</summary>
    private static bool IsFailure(Diagnostic item) => item.Severity switch
    {
        DiagnosticSeverity.Error => true,
        DiagnosticSeverity.Warning => item.Location.GetLineSpan().Path.EndsWith(".g.cs", StringComparison.Ordinal),
        _ => false,
    };
}
