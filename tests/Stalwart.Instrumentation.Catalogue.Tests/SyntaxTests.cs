using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Tests;

/// <summary>One fault of syntax is one diagnostic, at its place, and costs nothing but its own statement.</summary>
public sealed class SyntaxTests
{
    private const string Before = "[catalogue]\nmeter = \"m\"\n[events]\na.first = { id = 1, description = \"First\" }\n";
    private const string After = "a.last = { id = 2, description = \"Last\" }\n[events.a.table]\nid = 3\ndescription = \"Table\"\n";

    /// <summary>The fault is between « and ».</summary>
    [Theory]
    [InlineData("a.bad = { id = 9, description = «\"Bad }»\n")]
    [InlineData("a.bad «{» id = 9 }\n")]
    [InlineData("a.bad = «»\n")]
    [InlineData("a.bad = { id = 9, description = «Bad» }\n")]
    [InlineData("a.bad = { id = «09», description = \"Bad\" }\n")]
    [InlineData("a.bad = { id = «99999999999999999999», description = \"Bad\" }\n")]
    [InlineData("a.bad = { id = 9, description = \"Bad\" «}»}\n", 1)]
    [InlineData("a.bad = { id = 9, description = \"Bad\" } «x»\n")]
    [InlineData("a.bad = { id = 9, tags = { x = [\"a\", «b»] }, description = \"Bad\" }\n")]
    [InlineData("a.bad = { id = 9, feeds = [\n  { metric = «bad», add = 1 },\n  { metric = \"worse\" },\n], description = \"Bad\" }\n")]
    [InlineData("a.bad = { id = 9, feeds = [{ metric = \"x\" }«,»\n")]
    [InlineData("«=» 5\n")]
    [InlineData("«]»\n")]
    [InlineData("a.bad = «'Bad»\n")]
    public void Single_syntax_error_is_one_diagnostic(string marked, int slack = 0)
    {
        int start = marked.IndexOf('«', StringComparison.Ordinal);
        int length = marked.IndexOf('»', StringComparison.Ordinal) - start - 1;
        CatalogueResult result = CatalogueReader.Read(
            "f",
            Before + marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal) + After);
        CatalogueDiagnostic fault = Assert.Single(result.Diagnostics);
        Assert.Equal("EVT0001", fault.Id);
        Assert.InRange(fault.Span.Start, Before.Length + start - slack, Before.Length + start + slack);
        if (slack == 0 && length > 0)
        {
            Assert.Equal(length, fault.Span.Length);
        }

        Assert.Equal(["a.first", "a.last", "a.table"], Names(result));
    }

    [Fact]
    public void Unclosed_header_is_one_diagnostic()
    {
        CatalogueResult result = CatalogueReader.Read("f", Before + After + "[retired\n7 = \"a.gone\"\n");
        Assert.Contains(result.Diagnostics, fault => fault.Id == "EVT0001" && fault.Span.StartLine == 8);
        Assert.Equal(["a.first", "a.last", "a.table"], Names(result));
    }

    [Fact]
    public void All_syntax_errors_are_reported()
    {
        CatalogueResult result = CatalogueReader.Read(
            "f",
            Before + "a.b = { id = 5, description = \"B }\n" + After + "x = \n[events.c.d]\nid == 6\ndescription = \"D\"\n");
        Assert.Equal([4, 9, 11], result.Diagnostics.Where(fault => fault.Id == "EVT0001").Select(fault => fault.Span.StartLine));
        Assert.Equal(["a.first", "a.last", "a.table", "c.d"], Names(result));
    }

    [Fact]
    public void Unclosed_multi_line_string_is_reported_at_its_beginning()
    {
        CatalogueResult result = CatalogueReader.Read("f", Before + "a.bad = { id = 9, description = \"\"\"Bad }\n" + After);
        CatalogueDiagnostic fault = Assert.Single(result.Diagnostics);
        Assert.Equal((4, 32, 3), (fault.Span.StartLine, fault.Span.StartColumn, fault.Span.Length));
        Assert.Equal(["a.first", "a.last", "a.table"], Names(result));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{ a = ")]
    public void Deep_nesting_is_an_error_and_does_not_crash(string open)
    {
        CatalogueResult result = CatalogueReader.Read(
            "f",
            Before + "a.bad = " + string.Concat(Enumerable.Repeat(open, 100_000)) + "\n" + After);
        Assert.Equal("EVT0001", Assert.Single(result.Diagnostics).Id);
        Assert.Equal(["a.first", "a.last", "a.table"], Names(result));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but a comment\n")]
    [InlineData("   \t\r\n")]
    public void File_without_a_catalogue_section_is_reported(string text) =>
        Assert.Equal("EVT0023", Assert.Single(CatalogueReader.Read("f", text).Diagnostics).Id);

    [Fact]
    public void Windows_line_breaks_and_tabs_do_not_matter()
    {
        CatalogueResult plain = CatalogueReader.Read("f", Before + After);
        CatalogueResult other = CatalogueReader.Read(
            "f",
            (Before + After).Replace("\n", "\r\n", StringComparison.Ordinal).Replace(" = ", "\t=\t", StringComparison.Ordinal));
        Assert.Empty(other.Diagnostics);
        Assert.Equal(plain.Model, other.Model);
    }

    [Fact]
    public void Columns_count_UTF16_code_units_like_Roslyn()
    {
        string line = "a.bad = { description = \"😀é\", idd = 9 }\n";
        CatalogueDiagnostic fault = Assert.Single(CatalogueReader.Read("f", Before + line).Diagnostics);
        Assert.Equal((4, line.IndexOf("idd", StringComparison.Ordinal)), (fault.Span.StartLine, fault.Span.StartColumn));
    }

    [Fact]
    public void Syntax_errors_are_limited_to_fifty()
    {
        CatalogueResult result = CatalogueReader.Read("f", Before + string.Concat(Enumerable.Range(0, 60).Select(i => $"x{i} = ?\n")));
        Assert.Equal(50, result.Diagnostics.Count(fault => fault.Id == "EVT0001"));
        Assert.Contains(result.Diagnostics, fault => fault.Id == "EVT0040");
    }

    [Fact]
    public void All_forms_of_an_event_give_the_same_model()
    {
        const string Inline = "a.b = { id = 1, description = \"B\", fields = { size = \"bytes\" }, counted = true, tags = { x = [\"y\"] "
            + "}, feeds = [{ metric = \"m.x\", add = \"size\" }] }\n";
        const string Metric = "[catalogue]\nmeter = \"m\"\n[metrics]\n\"m.x\" = { kind = \"counter\", description = \"X\" }\n";
        CatalogueResult inline = CatalogueReader.Read("f", Metric + "[events]\n" + Inline);
        CatalogueResult quoted = CatalogueReader.Read(
            "f",
            Metric + "[events]\n" + Inline.Replace("a.b", "\"a.b\"", StringComparison.Ordinal));
        CatalogueResult table = CatalogueReader.Read(
            "f",
            Metric
            + "[events.a.b]\nid = 1\ndescription = 'B'\nfields.size = \"bytes\"\ntags = { x = [\n  \"y\", # the only one\n] "
            + "}\n[[events.a.b.feeds]]\nmetric = \"m.x\"\nadd = \"size\"\n");
        CatalogueResult dotted = CatalogueReader.Read(
            "f",
            "catalogue.meter = \"m\"\nmetrics.\"m.x\" = { kind = \"counter\", description = \"X\" }\nevents.a." + Inline[2..]);
        Assert.Empty(inline.Diagnostics);
        Assert.Single(inline.Model!.Families);
        Assert.Equal(inline.Model, quoted.Model);
        Assert.Equal(inline.Model, dotted.Model);
        Assert.Equal(inline.Model, table.Model);
    }

    [Fact]
    public void Unpaired_surrogate_is_one_error_and_the_rest_is_read()
    {
        CatalogueResult result = CatalogueReader.Read(
            "f",
            "[catalogue]\nmeter = \"m\"\n[events]\na.one = { id = 1, description = \"One \\\ud83d\" }\na.two = { id = 2, description = "
            + "\"Two \ud83d\ude00\" }\n");
        Assert.Contains(result.Diagnostics, finding => finding.Id == "EVT0040");
        Assert.Equal("Two \ud83d\ude00", result.Model!.Families.Single().Events.Single(item => item.Id == 2).Description);
    }

    [Fact]
    public void Error_in_a_file_of_five_megabytes_is_found()
    {
        var text = new System.Text.StringBuilder("[catalogue]\nmeter = \"m\"\n[events]\n");
        int events = 0;
        for (; events < 9_000; events++)
        {
            text.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"family-{events / 100}.event-{events} = {{ id = {events}, description = \"Number {events}, {new string('x', 500)}\" }}\n");
        }

        CatalogueResult result = CatalogueReader.Read("f", text + "a.bad = { idd = 1, description = \"Bad\" }\n");
        Assert.InRange(text.Length, 5_000_000, 6_000_000);
        Assert.Equal(("EVT0003", events + 3), (Assert.Single(result.Diagnostics).Id, result.Diagnostics[0].Span.StartLine));
        Assert.Equal(events + 1, Names(result).Count());
    }

    private static IEnumerable<string> Names(CatalogueResult result) =>
        result.Model!.Families.SelectMany(family => family.Events).Select(item => item.Name);
}
