using Stalwart.Instrumentation.Catalogue.Editing;

namespace Stalwart.Instrumentation.Catalogue.Tests;

/// <summary>An event written into a catalogue: where it goes, and that nothing else changes.</summary>
public sealed class EditingTests
{
    private const string Head = "[catalogue]\nmeter = \"m\"\n\n";
    private const string Item = "{ id = 8, description = \"New\" }";

    [Theory]
    [InlineData(
        "[events]\na.one = { id = 7, description = \"One\" } # first\nb.one = { id = 2, description = \"B\" }\n",
        "a.new",
        "[events]\na.one = { id = 7, description = \"One\" } # first\na.new = " + Item + "\nb.one = { id = 2, description = \"B\" }\n")]
    [InlineData(
        "[events]\na.one = { id = 7, description = \"One\" }\n\n# the end\n",
        "z.new",
        "[events]\na.one = { id = 7, description = \"One\" }\nz.new = " + Item + "\n\n# the end\n")]
    [InlineData(
        "[events]\na.one = { id = 7, description = \"One\" }",
        "a.new",
        "[events]\na.one = { id = 7, description = \"One\" }\na.new = " + Item + "\n")]
    [InlineData(
        "[events.a]\none = { id = 7, description = \"One\" }\n",
        "a.new",
        "[events.a]\none = { id = 7, description = \"One\" }\nnew = " + Item + "\n")]
    [InlineData(
        "[events.a]\none = { id = 7, description = \"One\" }\n",
        "b.new",
        "[events.a]\none = { id = 7, description = \"One\" }\n\n[events.b.new]\nid = 8\ndescription = \"New\"\n")]
    [InlineData(
        "[events.a.one]\nid = 7\ndescription = \"One\"\n",
        "a.new",
        "[events.a.one]\nid = 7\ndescription = \"One\"\n\n[events.a.new]\nid = 8\ndescription = \"New\"\n")]
    [InlineData("[events]\n[retired]\n7 = \"a.old\"\n", "a.new", "[events]\na.new = " + Item + "\n[retired]\n7 = \"a.old\"\n")]
    [InlineData("[retired]\n7 = \"a.old\"\n", "a.new", "[events.a.new]\nid = 8\ndescription = \"New\"\n\n[retired]\n7 = \"a.old\"\n")]
    [InlineData(
        "[events]\r\na.one = { id = 7, description = \"One\" }\r\n",
        "a.new",
        "[events]\r\na.one = { id = 7, description = \"One\" }\r\na.new = " + Item + "\r\n")]
    [InlineData(
        "[events]\n\"a.one\" = { id = 7, description = \"One\" }\n",
        "a.new",
        "[events]\n\"a.one\" = { id = 7, description = \"One\" }\na.new = " + Item + "\n")]

    // Inline tables are closed to headers and dotted keys: the event goes between the braces.
    [InlineData(
        "[events]\na = { one = { id = 7, description = \"One\" } }\n",
        "a.new",
        "[events]\na = { one = { id = 7, description = \"One\" }, new = " + Item + " }\n")]
    [InlineData(
        "[events]\na = { one = { id = 7, description = \"One\" } }\n",
        "b.new",
        "[events]\na = { one = { id = 7, description = \"One\" } }\nb.new = " + Item + "\n")]
    [InlineData(
        "[events]\na.one = { id = 7, description = \"One\" }\nb = {}\n",
        "b.new",
        "[events]\na.one = { id = 7, description = \"One\" }\nb = { new = " + Item + " }\n")]

    // Whatever the form, the event stands with the events, and not behind the next section.
    [InlineData(
        "[events.a.one]\nid = 6\ndescription = \"One\"\n\n[retired]\n7 = \"a.old\"\n",
        "a.new",
        "[events.a.one]\nid = 6\ndescription = \"One\"\n\n[events.a.new]\nid = 8\ndescription = \"New\"\n\n[retired]\n7 = \"a.old\"\n")]
    [InlineData(
        "[events.a.one]\nid = 6\ndescription = \"One\"\n[events.a.one.tags]\nx = \"bool\"\n[retired]\n7 = \"a.old\"\n",
        "b.new",
        "[events.a.one]\nid = 6\ndescription = \"One\"\n[events.a.one.tags]\nx = \"bool\"\n\n[events.b.new]\nid = 8\n"
        + "description = \"New\"\n\n[retired]\n7 = \"a.old\"\n")]
    [InlineData(
        "[events.a]\none = { id = 6, description = \"One\" }\n\n# gone\n[retired]\n7 = \"a.old\"\n",
        "b.new",
        "[events.a]\none = { id = 6, description = \"One\" }\n\n[events.b.new]\nid = 8\ndescription = \"New\"\n\n# gone\n"
        + "[retired]\n7 = \"a.old\"\n")]
    [InlineData(
        "[events]\na.one.id = 7\na.one.description = \"One\"\n[retired]\n",
        "a.new",
        "[events]\na.one.id = 7\na.one.description = \"One\"\na.new = " + Item + "\n[retired]\n")]
    [InlineData(
        "[events.a]\n[retired]\n7 = \"a.old\"\n",
        "a.new",
        "[events.a]\nnew = " + Item + "\n[retired]\n7 = \"a.old\"\n")]
    [InlineData(
        "[events]\na.one = { id = 7, description = \"One\" }\n[events.b]\none = { id = 1, description = \"B\" }\n",
        "c.new",
        "[events]\na.one = { id = 7, description = \"One\" }\nc.new = " + Item + "\n[events.b]\none = { id = 1, description = \"B\" }\n")]
    [InlineData(
        "[events.\"a.one\"]\nid = 7\ndescription = \"One\"\n",
        "a.new",
        "[events.\"a.one\"]\nid = 7\ndescription = \"One\"\n\n[events.a.new]\nid = 8\ndescription = \"New\"\n")]

    // Indentation and line breaks are those of the neighbor.
    [InlineData(
        "[events]\n  a.one = { id = 7, description = \"One\" }\n",
        "a.new",
        "[events]\n  a.one = { id = 7, description = \"One\" }\n  a.new = " + Item + "\n")]
    [InlineData(
        "[events]\n\t[events.a.one]\n\t\tid = 7\n\t\tdescription = \"One\"\n",
        "a.new",
        "[events]\n\t[events.a.one]\n\t\tid = 7\n\t\tdescription = \"One\"\n\n\t[events.a.new]\n\t\tid = 8\n\t\tdescription = \"New\"\n")]

    // A comment and a string that look like a section are none.
    [InlineData(
        "[events.a] # see [events]\none = { id = 7, description = \"One\" }\n",
        "a.new",
        "[events.a] # see [events]\none = { id = 7, description = \"One\" }\nnew = " + Item + "\n")]
    [InlineData(
        "[events.a.one] # see [events]\nid = 7\ndescription = \"\"\"\n[events]\"\"\"\n",
        "b.new",
        "[events.a.one] # see [events]\nid = 7\ndescription = \"\"\"\n[events]\"\"\"\n\n[events.b.new]\nid = 8\ndescription = \"New\"\n")]
    public void New_event_is_inserted_after_its_family_and_the_rest_is_unchanged(string before, string name, string after)
    {
        TextEdit edit = CatalogueEditor.AddEvent(Head + before, New(name))!;
        Assert.Equal(Head + after, edit.Apply(Head + before));
        CatalogueResult result = CatalogueReader.Read("f", Head + after);
        Assert.Empty(result.Diagnostics);
        Assert.Contains(result.Model!.Families.SelectMany(family => family.Events), item => item.Name == name && item.Id == 8);
    }

    [Fact]
    public void New_event_has_its_fields_tags_and_level_with_escaped_quotes()
    {
        NewEvent item = New("a.new") with
        {
            Description = "Say \"x\\y\"\nhere",
            Level = "warn",
            Fields = [new("size", "bytes")],
            Tags = [new("ok", "\"bool\""), new("who", "{ type = \"string\", limit = 50 }")],
        };
        Assert.Equal(
            "a.new = { id = 8, level = \"warn\", description = \"Say \\\"x\\\\y\\\" here\", fields = { size = \"bytes\" }, tags = { ok "
            + "= \"bool\", who = { type = \"string\", limit = 50 } } }\n",
            CatalogueEditor.AddEvent(Head + "[events]\na.one = { id = 7, description = \"One\" }\n", item)!.Text);
    }

    [Fact]
    public void Existing_event_is_not_added_again() =>
        Assert.Null(CatalogueEditor.AddEvent(Head + "[events]\na.new = { id = 7, description = \"One\" }\n", New("a.new")));

    [Theory]
    [InlineData("events.a.one = { id = 7, description = \"One\" } # see [events]\n", "events.a.new = " + Item + "\n")]
    [InlineData("# [events]\n  events.b.one = { id = 7, description = \"One\" }\n", "  events.a.new = " + Item + "\n")]
    [InlineData("events.a.one.id = 7\nevents.a.one.description = \"One\"\n", "events.a.new = " + Item + "\n")]
    public void Event_is_added_to_dotted_keys_before_the_first_header(string before, string line) =>
        Assert.Equal(before + line + Head, CatalogueEditor.AddEvent(before + Head, New("a.new"))!.Apply(before + Head));

    [Theory]
    [InlineData(
        "events = { a.one = { id = 7, description = \"One\" } }\n",
        "a.new",
        "events = { a.one = { id = 7, description = \"One\" }, a.new = " + Item + " }\n")]
    [InlineData(
        "events = {a.one={id=7,description=\"One\"},b.one={id=2,description=\"B\"}} # all\n",
        "a.new",
        "events = {a.one={id=7,description=\"One\"}, a.new = " + Item + ",b.one={id=2,description=\"B\"}} # all\n")]
    [InlineData(
        "events = { a = { one = { id = 7, description = \"One\" } } }",
        "a.new",
        "events = { a = { one = { id = 7, description = \"One\" }, new = " + Item + " } }")]
    [InlineData(
        "events = { a = { one = { id = 7, description = \"One\" } } }\n",
        "b.new",
        "events = { a = { one = { id = 7, description = \"One\" } }, b.new = " + Item + " }\n")]
    public void Event_is_added_inside_an_inline_section(string before, string name, string after)
    {
        string text = before.TrimEnd('\n') + "\n" + Head;
        string expected = after.TrimEnd('\n') + "\n" + Head;
        Assert.Equal(expected, CatalogueEditor.AddEvent(text, New(name))!.Apply(text));
        Assert.Empty(CatalogueReader.Read("f", expected).Diagnostics);
    }

    /// <summary>The place is unknown, or the event is there and only faulty: the user's to fix.</summary>
    [Theory]
    [InlineData("[events]\na.new = { id = 7, descripton = \"One\" }\n")]
    [InlineData("[events]\n\"a.new\" = 5\n")]
    [InlineData("[events]\na.new = 5\n")]
    [InlineData("[events]\na = 5\n")]
    [InlineData("[[events]]\n")]
    [InlineData("[events]\na.new = { id = 7, \n")]
    [InlineData("[events]\nb.one = { id = 7, description = \"x }\n")]
    [InlineData("[events]\nb.one = { id = 7, description = \"x\" }\n[events]\n")]
    public void File_is_unchanged_when_the_event_cannot_be_added(string events) =>
        Assert.Null(CatalogueEditor.AddEvent(Head + events, New("a.new")));

    [Theory]
    [InlineData("[\"a\", \"b\"]", "[\"a\", \"b\", \"new-one\"]")]
    [InlineData("[\"a\", \"b\", ]", "[\"a\", \"b\", \"new-one\", ]")]
    [InlineData("[\"a\", \"other\"] # x", "[\"a\", \"new-one\", \"other\"] # x")]
    [InlineData("[\n  \"a\",\n  \"b\", # bee\n]", "[\n  \"a\",\n  \"b\", # bee\n  \"new-one\",\n]")]
    [InlineData("[\n  \"a\",\n  \"b\" # bee\n]", "[\n  \"a\",\n  \"b\", # bee\n  \"new-one\"\n]")]
    [InlineData("[\r\n\t\"a\",\r\n\t\"other\"\r\n]", "[\r\n\t\"a\",\r\n\t\"new-one\",\r\n\t\"other\"\r\n]")]
    [InlineData("[ \"a\"\n, \"other\" ]", "[ \"a\", \"new-one\"\n, \"other\" ]")]
    [InlineData("[\n\"a\"\n# , \n, \"other\" ]", "[\n\"a\", \"new-one\"\n# , \n, \"other\" ]")]
    public void New_value_is_added_at_the_end_before_other(string before, string after)
    {
        string set = Head + "[tags.kind]\nvalues = ";
        const string Events = "\n[events]\na.one = { id = 7, description = \"One\", tags = { kind = \"kind\" } }\n";
        NewValue value = new CatalogueIndex(set + before + Events).AddValue("Kind", "NewOne")!;
        Assert.Equal("tag set 'kind'", value.Owner);
        Assert.Equal(set + after + Events, value.Edit.Apply(set + before + Events));
        Assert.Empty(CatalogueReader.Read("f", set + after + Events).Diagnostics);
    }

    [Fact]
    public void New_value_of_an_events_own_tag_is_added_to_the_tag()
    {
        const string Text = Head + "[events]\na.one = { id = 7, description = \"One\", tags = { kind = [\"x\"] } }\n";
        NewValue value = new CatalogueIndex(Text).AddValue("AOneKind", "Other")!;
        Assert.Equal("tag 'kind' of event 'a.one'", value.Owner);
        Assert.Equal(Text.Replace("\"x\"", "\"x\", \"other\"", StringComparison.Ordinal), value.Edit.Apply(Text));
    }

    [Theory]
    [InlineData("Kind", "X")]
    [InlineData("Unknown", "New")]
    [InlineData("Kind", "new")]
    [InlineData("Kind", "Größe")]
    public void Existing_or_invalid_value_is_not_added(string enumName, string member) =>
        Assert.Null(new CatalogueIndex(Head + "[tags.kind]\nvalues = [\"x\"]\n").AddValue(enumName, member));

    private static NewEvent New(string name) => new(name.Split('.')[0], name.Split('.')[1]) { Description = "New" };
}
