using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;
using Stalwart.Instrumentation.Generators.Tests.RandomCatalogues;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>
/// Whatever catalogue is right, the code made of it compiles without a warning, and its names and ids are those of the catalogue.
/// PROPERTY_COUNT sets how many are tried, PROPERTY_SEED where to begin.
/// </summary>
[Deep]
public sealed class PropertyTests
{
    internal static int Number(string variable, int otherwise) =>
        int.Parse(
            Environment.GetEnvironmentVariable(variable) ?? otherwise.ToString(CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture);

    [Fact]
    public void Valid_catalogue_compiles_and_keeps_its_names_and_ids()
    {
        int first = Number("PROPERTY_SEED", 1);
        int right = 0;
        for (int seed = first; seed < first + Number("PROPERTY_COUNT", 60); seed++)
        {
            var catalogue = new RandomCatalogue(seed);
            Generated generated = Generated.From(catalogue.ToString());

            // Random names may clash; what is left out is said, and what is left is right all the same.
            Assert.Empty(generated.CompilerDiagnostics.Select(finding => $"seed {seed}: {finding}"));
            HashSet<string> wrong =
            [
                .. generated.Reported.Where(finding => finding.Severity == DiagnosticSeverity.Error)
                    .Select(finding => finding.Location.GetLineSpan().StartLinePosition.Line.ToString(CultureInfo.InvariantCulture)),
            ];
            right += wrong.Count == 0 ? 1 : 0;
            if (wrong.Count == 0)
            {
                Assert.Equal(
                    catalogue.Events.OrderBy(item => item.Name, StringComparer.Ordinal),
                    Published(generated).OrderBy(item => item.Name, StringComparer.Ordinal));
            }
        }

        Assert.True(right > 20, $"Only {right} catalogues were right.");
    }

    private static IEnumerable<(string Name, int Id)> Published(Generated generated)
    {
        using var image = new MemoryStream();
        EmitResult emitted = generated.Compilation.Emit(image);
        Assert.True(emitted.Success);
        Type type = Assembly.Load(image.ToArray()).GetType("Mail.MailEvents")!;
        var catalogue = (EventCatalogue)type.GetProperty("Catalogue")!.GetValue(null)!;
        return catalogue.Events.Select(item => (item.Name, (int)item.Id));
    }
}
