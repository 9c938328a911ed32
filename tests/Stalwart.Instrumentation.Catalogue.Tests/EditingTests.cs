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
    [InlineData("[retired]\n7 = \"a.old\"\n", "a.new", "[retired]\n7 = \"a.old\"\n\n[events.a.new]\nid = 8\ndescription = \"New\"\n")]
    [InlineData(
        "[events]\r\na.one = { id = 7, description = \"One\" }\r\n",
        "a.new",
        "[events]\r\na.one = { id = 7, description = \"One\" }\r\na.new = " + Item + "\r\n")]
    [InlineData(
        "[events]\n\"a.one\" = { id = 7, description = \"One\" }\n",
        "a.new",
        "[events]\n\"a.one\" = { id = 7, description = \"One\" }\na.new = " + Item + "\n")]
    public void It_goes_after_its_family_and_the_rest_stays(string before, string name, string after)
    {
        TextEdit edit = CatalogueEditor.AddEvent(Head + before, New(name))!;
        Assert.Equal(Head + after, edit.Apply(Head + before));
        CatalogueResult result = CatalogueReader.Read("f", Head + after);
        Assert.Empty(result.Diagnostics);
        Assert.Contains(result.Model!.Families.SelectMany(family => family.Events), item => item.Name == name && item.Id == 8);
    }

    [Fact]
    public void Fields_tags_and_level_are_written_and_quotes_escaped()
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
    public void A_name_that_is_there_is_not_written_again() =>
        Assert.Null(CatalogueEditor.AddEvent(Head + "[events]\na.new = { id = 7, description = \"One\" }\n", New("a.new")));

    private static NewEvent New(string name) => new(name.Split('.')[0], name.Split('.')[1]) { Description = "New" };
}
