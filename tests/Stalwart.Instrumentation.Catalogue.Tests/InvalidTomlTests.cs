using Stalwart.Instrumentation.Catalogue.Diagnostics;

namespace Stalwart.Instrumentation.Catalogue.Tests;

/// <summary>
/// Data/invalid-toml.txt has what TOML 1.0 forbids, by the sections of its specification; a control character is written as its picture.
/// Each is refused, in one of its own lines, and an event after it is still read.
/// </summary>
public sealed class InvalidTomlTests
{
    private static readonly string[] Sections =
    [
        "Comment", "Key/Value Pair", "Keys", "String", "Integer", "Float", "Boolean", "Offset Date-Time", "Local Date-Time", "Local Date",
        "Local Time", "Array", "Table", "Inline Table", "Array of Tables",
    ];

    private static readonly (string Section, string Text)[] All =
    [
        .. File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "invalid-toml.txt"))
            .Split("## ", StringSplitOptions.RemoveEmptyEntries)
            .Select(
                part => (
                    part[..part.IndexOf('\n', StringComparison.Ordinal)],
                    new string([
                        .. part[(part.IndexOf('\n', StringComparison.Ordinal)
                            + 1)..].Select(c => c is >= '\u2400' and < '\u2420' ? (char)(c - 0x2400) : c),
                    ]))),
    ];

    /// <summary>Those that are headers, or have none: put after another header, they still mean what they meant.</summary>
    public static TheoryData<int> Movable =>
    [
        .. Enumerable.Range(0, All.Length)
            .Where(number => All[number].Text.StartsWith('[') || !All[number].Text.Contains("\n[", StringComparison.Ordinal)),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, All.Length)];

    [Fact]
    public void Invalid_documents_cover_every_section_of_the_specification() =>
        Assert.Equal(Sections, All.Select(item => item.Section).Distinct());

    [Theory]
    [MemberData(nameof(Movable))]
    public void Invalid_document_is_rejected_on_its_lines_and_preceding_events_are_kept(int number)
    {
        const string Before = "[catalogue]\nmeter = \"m\"\n[events]\na.one = { id = 1, description = \"One\" }\n[other]\n";
        string text = All[number].Text;
        string prefix = text.StartsWith('[') ? Before.Replace("[other]\n", "", StringComparison.Ordinal) : Before;
        CatalogueResult result = CatalogueReader.Read("f", prefix + text);
        int first = prefix.Count(c => c == '\n');
        Assert.True(
            result.Diagnostics.Any(finding => finding.Id is "EVT0001" or "EVT0002" && finding.Span.StartLine >= first),
            prefix + text + string.Join("\n", result.Diagnostics));
        Assert.DoesNotContain(result.Diagnostics, finding => finding.Span.StartLine < first - 1);
        Assert.Equal("a.one", result.Model!.Families.Single().Events.Single().Name);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Invalid_document_is_rejected_alone(int number) =>
        Assert.Contains(
            CatalogueReader.Read("f", All[number].Text).Diagnostics,
            finding => finding.Id is "EVT0001" or "EVT0002" && Rules.ById(finding.Id).Severity == RuleSeverity.Error);

    /// <summary>What TOML 1.1 added is read too; an editor of the older version may refuse it.</summary>
    [Theory]
    [InlineData("a.one = { id = 1, description = \"One\", }")]
    [InlineData("a.one = {\n  id = 1,\n  description = \"One\"\n}")]
    [InlineData("a.one = { id = 1, description = \"\\x4Fne\" }")]
    public void Additions_of_TOML_1_1_are_read(string text)
    {
        CatalogueResult result = CatalogueReader.Read("f", "[catalogue]\nmeter = \"m\"\n[events]\n" + text);
        Assert.Empty(result.Diagnostics);
        Assert.Equal("One", result.Model!.Families.Single().Events.Single().Description);
    }
}
