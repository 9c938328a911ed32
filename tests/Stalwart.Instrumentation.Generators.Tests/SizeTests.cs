using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>How much code a catalogue becomes.</summary>
public sealed class SizeTests
{
    [Fact]
    public void Files_of_the_shop_of_the_readme_have_under_70_lines_each()
    {
        Generated generated = Generated.From("""
            catalogue.meter = "shop"
            events.order.placed = { id = 1, description = "An order was placed", tags = { payment = ["card", "invoice"] } }
            """);
        Assert.Empty(generated.CompilerDiagnostics);
        Assert.Equal(2, generated.Sources.Count());
        Assert.All(generated.Sources, source => Assert.InRange(source.SourceText.Lines.Count, 1, 69));
    }

    [Fact]
    public void Generated_files_declare_no_engine_of_their_own()
    {
        Generated generated = Generated.From(Generated.ReferenceCatalogue);
        var engine = new Regex("ThreadStatic|Volatile|unsafe");
        Assert.All(generated.Sources, source => Assert.DoesNotMatch(engine, source.SourceText.ToString()));
    }
}
