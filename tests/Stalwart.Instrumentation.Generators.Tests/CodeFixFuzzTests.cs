using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Stalwart.Instrumentation.Catalogue;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.CodeFixes;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>
/// Random code over random catalogues: whatever is offered leaves valid TOML in which everything that was there still is, and the code
/// compiles. FIX_FUZZ=10000 applies that many fixes, FIX_FUZZ_SEED says where to begin.
/// </summary>
[Deep]
public sealed class CodeFixFuzzTests(ITestOutputHelper output)
{
    private static int Number(string variable, int otherwise) =>
        int.Parse(
            Environment.GetEnvironmentVariable(variable) ?? otherwise.ToString(CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture);

    [Fact]
    public async Task Every_offered_addition_keeps_the_file_and_makes_the_code_compile()
    {
        int wanted = Number("FIX_FUZZ", 60);
        int first = Number("FIX_FUZZ_SEED", 1);
        int applied = 0;
        int seed = first;
        var faults = new List<string>();
        for (; applied < wanted && faults.Count < 20; seed++)
        {
            var layout = new RandomLayout(seed);
            CatalogueResult before = CatalogueReader.Read("f", layout.Text, "MailEvents", "MailEventId");
            Assert.True(
                before.Diagnostics.All(diagnostic => Rules.ById(diagnostic.Id).Severity != RuleSeverity.Error),
                $"seed {seed}: {string.Join("\n", before.Diagnostics.Select(diagnostic => diagnostic.Message))}\n{layout.Text}");
            string code = RandomCall.Of(seed, layout);
            using var project = new FixProject(code, layout.Text);
            IReadOnlyList<CodeAction> offers = await project.Offers(new AddEventFix(), new AddValueFix(), new AddGaugeFix());
            foreach (CodeAction action in offers.DistinctBy(offer => offer.Title))
            {
                applied++;
                (string toml, string codeAfter) = await FixProject.Apply(action);
                if (FaultOf(before, layout.Text, toml, codeAfter) is { } fault)
                {
                    faults.Add($"seed {seed}: {action.Title}: {fault}\n{codeAfter}\n--- before\n{layout.Text}\n--- after\n{toml}");
                }
            }
        }

        output.WriteLine($"{applied} fixes applied for {seed - first} programs.");
        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
    }

    private static string? FaultOf(CatalogueResult before, string textBefore, string toml, string code)
    {
        CatalogueResult after = CatalogueReader.Read("f", toml, "MailEvents", "MailEventId");
        if (after.Diagnostics.FirstOrDefault(found => Rules.ById(found.Id).Severity == RuleSeverity.Error) is { } error)
        {
            return $"corrupted: {error.Id}: {error.Message}";
        }

        IEnumerable<string> lost = before.Places.Select(place => place.Name).Except(after.Places.Select(place => place.Name));
        if (!IsSubsequence(textBefore, toml) || lost.Any())
        {
            return "corrupted: something is missing";
        }

        Diagnostic? failed = Generated.From(toml, code).CompilerDiagnostics
            .FirstOrDefault(found => found.Severity == DiagnosticSeverity.Error);
        return failed is null ? null : $"does not compile: {failed}";
    }

    /// <summary>Whether every character is still there, in its order.</summary>
    private static bool IsSubsequence(string before, string after)
    {
        int next = 0;
        foreach (char c in after)
        {
            next += next < before.Length && before[next] == c ? 1 : 0;
        }

        return next == before.Length;
    }
}
