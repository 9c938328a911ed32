using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>
/// Whatever names the catalogues of a program have, no generated file gives an error or a warning, and ordinary code beside the classes
/// compiles. HOSTILE_COUNT sets how many programs are tried, HOSTILE_SEED where to begin.
/// </summary>
public sealed class HostileNameTests
{
    private static readonly LanguageVersion[] Languages = [LanguageVersion.CSharp12, LanguageVersion.CSharp13, LanguageVersion.Preview];

    /// <summary>All programs begin with it, so that the references are read once.</summary>
    private static readonly CSharpCompilation Empty = Generated.Compile("").RemoveAllSyntaxTrees();

    [Fact]
    public void A_program_compiles_whatever_names_its_catalogues_have()
    {
        int first = PropertyTests.Number("HOSTILE_SEED", 1);
        int count = PropertyTests.Number("HOSTILE_COUNT", 40);
        int clean = 0;
        var failures = new List<string>();
        for (int seed = first; seed < first + count && failures.Count < 100; seed++)
        {
            var program = new HostileProgram(seed);
            var parse = new CSharpParseOptions(Languages[seed % Languages.Length]);
            CSharpCompilation compilation = Empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(program.Text, parse, "/repository/Program.cs"));
            Generated.Driver(program.Files, parse)
                .RunGeneratorsAndUpdateCompilation(compilation, out Compilation updated, out ImmutableArray<Diagnostic> reported);
            clean += reported.Any(item => item.Severity == DiagnosticSeverity.Error) ? 0 : 1;
            failures.AddRange(reported.Where(item => !item.Id.StartsWith("EVT", StringComparison.Ordinal))
                .Concat(updated.GetDiagnostics().Where(IsFailure))
                .Select(item => $"seed {seed}: {item}"));
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
        Assert.True(clean * 10 > count, $"Only {clean} of {count} programs were right.");
    }

    /// <summary>The user's code leaves variables unused, which is the user's affair.</summary>
    private static bool IsFailure(Diagnostic item) => item.Severity switch
    {
        DiagnosticSeverity.Error => true,
        DiagnosticSeverity.Warning => item.Location.GetLineSpan().Path.EndsWith(".g.cs", StringComparison.Ordinal),
        _ => false,
    };
}
