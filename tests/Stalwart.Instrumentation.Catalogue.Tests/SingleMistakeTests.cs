using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Operator;

namespace Stalwart.Instrumentation.Catalogue.Tests;

/// <summary>
/// Data/single-mistakes.txt has one mistake a line, each made in Data/single-mistakes.toml; and so have the two files of items with headers
/// of their own. What follows from a mistake - an event that is
/// left out feeds nothing, a misspelt section defines nothing - is no second diagnostic.
/// </summary>
public sealed class SingleMistakeTests
{
    private static readonly string Data = Path.Combine(AppContext.BaseDirectory, "Data");
    private static readonly string Valid = File.ReadAllText(Path.Combine(Data, "single-mistakes.toml"));

    private static readonly string InTables = File.ReadAllText(Path.Combine(Data, "single-mistakes-in-tables.toml"));

    public static TheoryData<string> Mistakes => [.. Lines("single-mistakes.txt")];

    public static TheoryData<string> MistakesInTables => [.. Lines("single-mistakes-in-tables.txt")];

    private static readonly string InLayouts = string.Concat(
        File.ReadLines(Path.Combine(Data, "typing.toml"))
            .Where(line => !line.StartsWith("#@", StringComparison.Ordinal))
            .Select(line => line + "\n"));

    public static TheoryData<string> MistakesInLayouts => [.. Lines("single-mistakes-in-layouts.txt")];

    [Fact]
    public void Valid_catalogue_has_no_diagnostics()
    {
        Assert.Empty(CatalogueReader.Read("f", Valid).Diagnostics);
        Assert.Empty(CatalogueReader.Read("f", InTables).Diagnostics);
        Assert.Empty(CatalogueReader.Read("f", InLayouts).Diagnostics);
    }

    [Fact]
    public void Tables_of_mistakes_have_more_than_500_rows() =>
        Assert.True(Lines("single-mistakes.txt").Distinct().Count() + Lines("single-mistakes-in-tables.txt").Distinct().Count() > 500);

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Single_mistake_causes_one_diagnostic_at_its_place(string mistake) => Check(Valid, mistake);

    [Theory]
    [MemberData(nameof(MistakesInTables))]
    public void Single_mistake_in_a_table_causes_one_diagnostic_at_its_place(string mistake) => Check(InTables, mistake);

    [Theory]
    [MemberData(nameof(MistakesInLayouts))]
    public void Single_mistake_in_any_layout_causes_one_diagnostic_at_its_place(string mistake) => Check(InLayouts, mistake);

    [Theory]
    [InlineData(
        "unit = \"{cart}\"",
        "unit = \"{}\"",
        "'{}' is not a known UCUM unit; expected s, ms, By, 1, % or, for things counted, {item}")]
    [InlineData(
        "unit = \"{cart}\"",
        "unit = \"{a b}\"",
        "'{a b}' is not a known UCUM unit; expected s, ms, By, 1, % or, for things counted, {a-b}")]
    [InlineData(
        ", country = { type = \"string\", limit = 9 } }, feeds = [{ metric = \"cart.open\", add = -1 }]",
        " }, feeds = [{ metric = \"cart.open\", add = -1, tags = [\"reason\"] }]",
        "Metric 'cart.open' is fed with no tags on line 21, but with the tag reason (paid, left) here; give every feed of a metric the "
            + "same tags")]
    [InlineData(
        "cart.seen",
        "cart.seen.twice",
        "'cart.seen.twice' is not a valid name for an event; an event has two parts, family.event-name; write \"cart.seen-twice\"")]
    public void Message_describes_the_difference_to_the_fix(string valid, string mistake, string message) =>
        Assert.Equal(
            message,
            Assert.Single(CatalogueReader.Read("f", Valid.Replace(valid, mistake, StringComparison.Ordinal)).Diagnostics).Message);

    /// <summary>An event with an error is left out, but its name is defined.</summary>
    [Fact]
    public void Operators_file_may_name_an_invalid_event()
    {
        CatalogueResult catalogue = CatalogueReader.Read("f", Valid.Replace("{ id = 2,", "{ id = \"2\",", StringComparison.Ordinal));
        Assert.Single(catalogue.Diagnostics);
        OperatorFile file = OperatorReader.Read("g", "[metrics]\ndisabled-events = [\"cart.opened\", \"cart.open\"]\n");
        Assert.Empty(file.Compare([catalogue], [], _ => true));
    }

    private static string[] Lines(string file) =>
        [.. File.ReadAllLines(Path.Combine(Data, file)).Distinct().Where(line => line.StartsWith("EVT", StringComparison.Ordinal))];

    private static void Check(string valid, string mistake)
    {
        string[] parts = [.. mistake.Split(" | ").Select(part => part.Replace('⏎', '\n'))];
        string marked = parts[2];
        Assert.Equal(2, valid.Split(parts[1]).Length);
        int start = valid.IndexOf(parts[1], StringComparison.Ordinal);
        string text = valid.Replace(parts[1], marked.Replace("»", "", StringComparison.Ordinal), StringComparison.Ordinal);
        CatalogueResult result = CatalogueReader.Read("f", text);
        Assert.True(
            result.Diagnostics.Count == 1,
            string.Join("\n", result.Diagnostics.Select(diagnostic => $"{diagnostic.Span} {diagnostic.Id}: {diagnostic.Message}")));
        CatalogueDiagnostic diagnostic = result.Diagnostics[0];
        Assert.True(parts[0] == diagnostic.Id, $"{diagnostic.Id}: {diagnostic.Message}");
        int mark = marked.IndexOf('»', StringComparison.Ordinal);
        bool isAtMark = mark >= 0 && mark < marked.Length - 1 && marked[mark + 1] != '\n';
        if (isAtMark)
        {
            Assert.Equal(start + mark, diagnostic.Span.Start);
        }
    }
}
