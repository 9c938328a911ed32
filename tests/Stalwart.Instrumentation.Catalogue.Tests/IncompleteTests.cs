using Stalwart.Instrumentation.Catalogue.Diagnostics;

namespace Stalwart.Instrumentation.Catalogue.Tests;

/// <summary>A missing bracket, quote, comma or equals sign is one diagnostic on its line, and costs at most its own event.</summary>
public sealed class IncompleteTests
{
    private const string Sections = "[catalogue]\nmeter = \"m\"\n[buckets]\nb = [1, 2]\n[tags.t]\nvalues = [\"p\", \"q\"]\n[metrics]\n"
        + "\"q.time\" = { kind = \"histogram\", unit = \"s\", buckets = \"b\", description = \"Time\" }\n[events]\n";
    private const string First = "auth.a = { id = 1, description = \"One\" }\n";
    private const string Last = "auth.c = { id = 3, description = \"Three\", tags = { t = \"t\" } }\n"
        + "auth.d = { id = 4, description = \"Four\", fields = { time = \"duration\" }, feeds = [{ metric = \"q.time\", record = "
        + "\"time\" }] }\n";
    private const string Table = "[events.x.z]\nid = 5\ndescription = \"Five\"\n[[events.x.z.feeds]]\nmetric = \"q.time\"\nrecord = "
    + "\"time\"\n"
        + "[events.x.z.fields]\ntime = \"duration\"\n";

    private static readonly string Reference = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "events.toml"));

    /// <summary>The line that begins with » has the fault.</summary>
    [Theory]
    [InlineData("»auth.b = { id = 2, description = \"Two\"\n")]
    [InlineData("»auth.b = { id = 2, description = \"Two\"\n\n# A comment\n")]
    [InlineData("»auth.b = { id = 2, description = \"Two\" # not closed\n")]
    [InlineData("»auth.id = { id = 2, description = \"Two\"\n")]
    [InlineData("»auth.description = { id = 2\n")]
    [InlineData("»x.y = {\n")]
    [InlineData("»x.y = { id\n")]
    [InlineData("»x.y = { id =\n")]
    [InlineData("»x.y = { id = 1\n")]
    [InlineData("»x.y = { id = 1,\n")]
    [InlineData("»x.y = { id = 1, tags = {\n")]
    [InlineData("»x.y = { id = 1, tags = { a = [\n")]
    [InlineData("»x.y = { id = 1, tags = { a = [\"b\",\n")]
    [InlineData("»x.y = [\n")]
    [InlineData("»x.y = [1,\n")]
    [InlineData("»x.y = \"\n")]
    [InlineData("»x.y = \"\"\"\n")]
    [InlineData("»x.y =\n")]
    [InlineData("»x.y\n")]
    [InlineData("»x.\n")]
    [InlineData("»auth\n")]
    [InlineData("»auth.\n")]
    [InlineData("»auth = {\n")]
    [InlineData("»[\n")]
    [InlineData("»\"auth.b = { id = 2, description = \"Two\" }\n")]
    [InlineData("»auth.b = { id = 2, description = \"Two\", tags = { a = [\"b\", \"c\" } }\n")]
    [InlineData("»auth.b = { id = 2, description = \"Two\", tags = { a = [\"b\", \"c\"] }\n")]
    [InlineData("»auth.b = { id = 2, description = \"Two\", feeds = [{ metric = \"q.time\", record = \"time\" ] }\n")]
    [InlineData("»auth.b = { id = 2, description = Two\" }\n")]
    [InlineData("»auth.b = { id = 2, description = \"Two's [ }\n")]
    [InlineData("»auth.b = { id = 2 description = \"Two\" }\n")]
    [InlineData("»auth.b { id = 2, description = \"Two\" }\n")]
    [InlineData("»auth.b = { id 2, description = \"Two\" }\n")]
    [InlineData("auth.b = {\n  id = 2,\n»  description = \"Two\"\n")]
    [InlineData("auth.b = { id = 2, description = \"Two\", feeds = [\n»  { metric = \"q.time\", record = \"time\"\n] }\n")]
    [InlineData("auth.b = { id = 2, description = \"Two\", feeds = [\n»  { metric = \"q.time\", record = \"time\"\n  # more\n] }\n")]
    [InlineData("auth.b = {\nid = 2,\n»description = \"Two\"\n")]
    [InlineData("auth.b = {\n»  id = 2\n  description = \"Two\"\n}\n")]
    [InlineData("auth.b = { id = 2, description = \"Two\", tags = { a = [\n»  \"b\"\n  \"c\",\n] } }\n")]
    [InlineData("auth.b = { id = 2, description = \"Two\", tags = { a = [\n  \"b\",\n»  \"c\"\n")]
    [InlineData("auth.b = { id = 2, description = \"Two\", tags = { a = [\n»  \"b,\n  \"c\"\n] } }\n")]
    [InlineData("auth.b = { id = 2, description = \"Two\", tags = { a = [\n»  b\",\n  \"c\"\n] } }\n")]
    public void An_incomplete_event_is_one_diagnostic_on_its_line(string marked)
    {
        foreach (string newLine in (string[])["\n", "\r\n"])
        {
            AssertOne(Sections + First, marked, Last, newLine, "auth.a", "auth.c", "auth.d");
            AssertOne(Sections, marked, First + Last, newLine, "auth.a", "auth.c", "auth.d");
            AssertOne(Sections + First + Last, marked, "", newLine, "auth.a", "auth.c", "auth.d");
            AssertOne(Sections + First + Last, marked.TrimEnd('\n'), "", newLine, "auth.a", "auth.c", "auth.d");
            AssertOne(Sections + First + Last, marked, "[retired]\n7 = \"auth.e\"\n", newLine, "auth.a", "auth.c", "auth.d");
            AssertOne(Sections + First + Last, marked, Table, newLine, "auth.a", "auth.c", "auth.d", "x.z");
        }
    }

    [Theory]
    [InlineData("\"auth.b\" = { id = 2, description = \"\"\"Two\" }\n")]
    [InlineData("auth.b = { id = 2, description = \"\"\"\nTwo\"\" }\n")]
    public void Unclosed_string_ends_before_the_next_event(string incomplete)
    {
        const string Text = "auth.e = { id = 5, description = \"Five\", deprecated = \"\"\"x = 1\"\"\" }\n";
        CatalogueResult result = CatalogueReader.Read("f", Sections + First + incomplete + Last + Text);
        Assert.Equal(("EVT0001", 10), (Assert.Single(result.Diagnostics).Id, result.Diagnostics[0].Span.StartLine));
        Assert.Equal(["auth.a", "auth.c", "auth.d", "auth.e"], Names(result));
    }

    /// <summary>What events and metrics refer to is named, though it cannot be read.</summary>
    [Theory]
    [InlineData("b = [1, 2]", "b = [1, 2")]
    [InlineData("b = [1, 2]", "b = [1 2]")]
    [InlineData("b = [1, 2]", "b [1, 2]")]
    [InlineData("b = [1, 2]", "b = [\n  1,\n  2")]
    [InlineData("[tags.t]", "[tags.t")]
    [InlineData("[tags.t]", "[tags.t # comment")]
    [InlineData("[events]", "[events")]
    [InlineData("[metrics]", "[metrics")]
    [InlineData("[catalogue]", "[catalogue")]
    [InlineData("[\"p\", \"q\"]", "[\"p\", \"q\"")]
    [InlineData("[\"p\", \"q\"]", "[\n  \"p\",\n  \"q\"\n")]
    [InlineData("[\"p\", \"q\"]", "[p\", \"q\"]")]
    [InlineData("[\"p\", \"q\"]", "[\"p, \"q\"]")]
    [InlineData("[\"p\", \"q\"]", "[\"p\" \"q\"]")]
    [InlineData("[\"p\", \"q\"]", "[")]
    [InlineData("values = ", "values ")]
    [InlineData("meter = \"m\"", "meter = \"m")]
    [InlineData("meter = \"m\"", "meter \"m\"")]
    [InlineData("meter = \"m\"", "meter =")]
    [InlineData("\"Time\" }", "\"Time\"")]
    [InlineData("\"q.time\" =", "\"q.time =")]
    [InlineData("\"q.time\" =", "q.time\" =")]
    [InlineData("\"histogram\",", "\"histogram\"")]
    public void Incomplete_definition_is_one_diagnostic_and_removes_no_event(string right, string incomplete)
    {
        string text = Sections + First + Last;
        Assert.Empty(CatalogueReader.Read("f", text).Diagnostics);
        CatalogueResult result = CatalogueReader.Read("f", text.Replace(right, incomplete, StringComparison.Ordinal));
        Assert.Equal("EVT0001", Assert.Single(result.Diagnostics).Id);
        int line = Line(text, text.IndexOf(right, StringComparison.Ordinal));
        Assert.InRange(result.Diagnostics[0].Span.StartLine, line, line + 2);
        Assert.Equal(["auth.a", "auth.c", "auth.d"], Names(result));
    }

    [Fact]
    public void Two_incomplete_events_are_two_diagnostics()
    {
        CatalogueResult result = CatalogueReader.Read("f", Sections + First + "x.y = {\nx.z = { id = 9\n" + Last + "x.u = [\n");
        Assert.Equal([10, 11, 14], result.Diagnostics.Select(finding => finding.Span.StartLine));
        Assert.Equal(["auth.a", "auth.c", "auth.d"], Names(result));
    }

    /// <summary>Inline tables and arrays of several lines are no faults of their own beside another fault.</summary>
    [Fact]
    public void Error_elsewhere_does_not_affect_multi_line_statements()
    {
        const string Several = "auth.e = {\nid = 5,\ndescription = \"Five\",\ntags = { x = [\n[\"a\"][0]\n] }\n}\n";
        const string Right = "auth.e = {\nid = 5,\n# comment = {\ndescription = \"Five }\",\ntags = { x = [\n\"a\", # [\n'b'\n],\n}, "
            + "deprecated = \"\"\"\nx.y = {\n\"\"\"\n}\n";
        CatalogueResult result = CatalogueReader.Read("f", Sections + First + Right + Last + "x.y = {\n");
        Assert.Single(result.Diagnostics);
        Assert.Equal(["auth.a", "auth.e", "auth.c", "auth.d"], Names(result));
        Assert.Equal(["auth.a", "auth.c", "auth.d"], Names(CatalogueReader.Read("f", Sections + First + Several + Last)));
    }

    [Fact]
    public void More_than_fifty_errors_do_not_remove_valid_events()
    {
        string faults = string.Concat(Enumerable.Range(0, 60).Select(i => $"x.e{i} = {{ id = \n"));
        CatalogueResult result = CatalogueReader.Read("f", Sections + First + faults + Last);
        Assert.Equal(50, result.Diagnostics.Count(fault => fault.Id == "EVT0001"));
        Assert.Equal(["EVT0040"], result.Diagnostics.Where(fault => fault.Id != "EVT0001").Select(fault => fault.Id));
        Assert.Equal(["auth.a", "auth.c", "auth.d"], Names(result));
    }

    /// <summary>Every line is read a bounded number of times, so a long file of one fault after another ends.</summary>
    [Theory]
    [InlineData("x = {\n")]
    [InlineData("x = [\n")]
    [InlineData("x = { y = 1,\n")]
    [InlineData("x = \"\"\"\n")]
    [InlineData("x = '''\ny = \"\"\"\n")]
    [InlineData("x = { y = \"\"\" }\n")]
    [InlineData("[\n")]
    [InlineData("x = {\n  y = {\nz = 1,\n")]
    public void File_with_twenty_thousand_errors_is_read(string line) =>
        Assert.NotEmpty(CatalogueReader.Read("f", Sections + string.Concat(Enumerable.Repeat(line, 20_000))).Diagnostics);

    /// <summary>
    /// The reference catalogue without one of its characters; where it still is TOML, a rule may report what it means now. SWEEP=all tries
    /// every bracket, quote, comma and equals sign instead of a sample.
    /// </summary>
    [Theory]
    [InlineData(100)]
    [InlineData(2000, Traits = [DeepAttribute.Stage, DeepAttribute.Deep])]
    public void Missing_character_in_the_reference_catalogue_is_one_diagnostic_on_its_line(int sample)
    {
        HashSet<string> all = [.. Names(CatalogueReader.Read("f", Reference))];
        int[] places = [.. Enumerable.Range(0, Reference.Length).Where(i => Reference[i] is '}' or ']' or '"' or ',' or '=')];
        int step = Environment.GetEnvironmentVariable("SWEEP") == "all" ? 1 : places.Length / sample;
        string[] wrong =
        [
            .. places.Where((_, index) => index % step == 0)
                .AsParallel()
                .AsOrdered()
                .Select(place => Wrong(place, all))
                .Where(fault => fault is not null)
                .Select(fault => fault!),
        ];
        Assert.True(wrong.Length == 0, $"{wrong.Length}\n{string.Join("\n", wrong)}");
    }

    private static string? Wrong(int place, HashSet<string> all)
    {
        int line = Line(Reference, place);
        CatalogueResult result = CatalogueReader.Read("f", Reference.Remove(place, 1));
        int lost = all.Except(Names(result)).Count();
        if (result.Diagnostics.Count <= 1 && lost <= 1 && result.Diagnostics.All(error => error.Span.StartLine == line))
        {
            return null;
        }

        IEnumerable<string> found = result.Diagnostics.Take(3).Select(error => $"{error.Id} {error.Span.StartLine + 1} {error.Message}");
        return $"'{Reference[place]}' of line {line + 1}: {lost} lost, {string.Join("; ", found)}";
    }

    private static void AssertOne(string before, string marked, string after, string newLine, params string[] names)
    {
        string text = (before + marked.Replace("»", "", StringComparison.Ordinal) + after).Replace("\n", newLine, StringComparison.Ordinal);
        CatalogueResult result = CatalogueReader.Read("f", text);
        Assert.True(result.Diagnostics.Count == 1, text + "\n" + string.Join("\n", result.Diagnostics));
        CatalogueDiagnostic fault = result.Diagnostics[0];
        int line = Line(before + marked, (before + marked).IndexOf('»', StringComparison.Ordinal));
        Assert.Equal(("EVT0001", line), (fault.Id, fault.Span.StartLine));
        Assert.InRange(fault.Span.Start + fault.Span.Length, 0, text.Length);
        Assert.Equal(names, Names(result).Order(StringComparer.Ordinal));
    }

    private static int Line(string text, int offset) => text.AsSpan(0, offset).Count('\n');

    private static IEnumerable<string> Names(CatalogueResult result) =>
        result.Model!.Families.SelectMany(family => family.Events).Select(item => item.Name);
}
