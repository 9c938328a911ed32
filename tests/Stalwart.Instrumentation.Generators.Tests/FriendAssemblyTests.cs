using Microsoft.CodeAnalysis;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>Two assemblies with catalogues in one namespace, of which one sees the other's internals.</summary>
public sealed class FriendAssemblyTests
{
    private const string Catalogue = """
        [catalogue]
        meter = "m"
        [tags.protocol]
        values = ["smtp", "imap"]
        [metrics]
        "auth.open" = { kind = "gauge", description = "Open sign-ins" }
        [events]
        auth.failed = { id = 1, description = "Refused", fields = { open = "long" }, feeds = [{ metric = "auth.open", set = "open" }] }
        auth.gone = { id = 2, description = "Gone", tags = { protocol = "protocol", reason = ["password"] } }
        """;

    [Theory]
    [InlineData("MailEvents")]
    [InlineData("MoreMailEvents")]
    public void Types_with_the_same_name_cause_no_warning_in_generated_files(string type)
    {
        const string Friend = "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Second\")]\n";
        Compilation first = Generated.From(Catalogue, Friend + Declaration("MailEvents")).Compilation;
        using var image = new MemoryStream();
        Assert.True(first.Emit(image).Success);

        Compilation second = Generated.Compile(Declaration(type)).WithAssemblyName("Second")
            .AddReferences(MetadataReference.CreateFromImage(image.ToArray()));
        Generated.Driver([new TextFile("/repository/events.toml", Catalogue)])
            .RunGeneratorsAndUpdateCompilation(second, out Compilation updated, out _);
        Assert.Equal(3, updated.SyntaxTrees.Count(tree => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)));
        Assert.Empty(updated.GetDiagnostics().Where(finding => finding.Severity >= DiagnosticSeverity.Warning));
    }

    private static string Declaration(string type) =>
        $"namespace Mail;\n[Stalwart.Instrumentation.EventCatalogue(\"events.toml\")] internal static partial class {type} {{ }}\n";
}
