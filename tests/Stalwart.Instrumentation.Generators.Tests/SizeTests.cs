using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>How much code a catalogue becomes.</summary>
public sealed class SizeTests
{
    [Fact]
    public void Files_of_the_shop_of_the_readme_have_under_150_lines_each()
    {
        Generated generated = Generated.From("""
            catalogue.meter = "shop"
            events.order.placed = { id = 1, description = "An order was placed", tags = { payment = ["card", "invoice"] } }
            """);
        Assert.Empty(generated.CompilerDiagnostics);
        Assert.Equal(2, generated.Sources.Count());
        Assert.All(generated.Sources, source => Assert.InRange(source.SourceText.Lines.Count, 1, 149));
    }

    /// <summary>A value costs its texts and its enum's member, an event its method and descriptors; they are not multiplied.</summary>
    [Theory]
    [InlineData(20)]
    [InlineData(2000)]
    public void Code_of_a_set_of_1000_values_does_not_grow_with_the_events_that_use_it(int events)
    {
        string values = string.Join(", ", Enumerable.Range(0, 1000).Select(i => $"\"value-{i}\""));
        string toml = $"[catalogue]\nmeter = \"m\"\n[tags.set]\nvalues = [{values}]\n[events]\n" + string.Concat(
            Enumerable.Range(0, events).Select(
                i => $"family-{i / 100}.event-{i} = {{ id = {i}, description = \"Number {i}\", tags = {{ tag = \"set\" }} }}\n"));
        Generated generated = Generated.From(toml);
        Assert.Empty(generated.Reported);
        Assert.InRange(generated.Sources.Sum(source => source.SourceText.Length), 0, 150_000 + (5_000 * events));
    }

    [Fact]
    public void Code_of_the_reference_catalogue_has_under_4700_characters_per_event()
    {
        Generated generated = Generated.From(Generated.ReferenceCatalogue);
        Assert.InRange(generated.Sources.Sum(source => source.SourceText.Length), 0, 637 * 4_700);
    }

    [Fact]
    public void Values_of_a_shared_tag_are_emitted_once_for_the_recorder_and_once_for_the_conversion()
    {
        Generated generated = Generated.From("""
            [catalogue]
            meter = "m"
            [tags.set]
            values = ["shared-value"]
            [events]
            a.one = { id = 1, description = "One", tags = { tag = "set", own = ["own-value"] } }
            a.two = { id = 2, description = "Two", tags = { tag = "set" } }
            """);
        Assert.Empty(generated.CompilerDiagnostics);
        string text = string.Concat(generated.Sources.Select(source => source.SourceText.ToString()));
        Assert.Equal(3, text.Split("\"shared-value\"").Length);
        Assert.Equal(3, text.Split("\"own-value\"").Length);
    }

    [Fact]
    public void Generated_files_do_not_declare_an_engine()
    {
        Generated generated = Generated.From(Generated.ReferenceCatalogue);
        var engine = new Regex("ThreadStatic|Volatile|unsafe");
        Assert.All(generated.Sources, source => Assert.DoesNotMatch(engine, source.SourceText.ToString()));
    }
}
