using Stalwart.Instrumentation.Catalogue.Comparison;
using Stalwart.Instrumentation.Catalogue.Editing;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Tests;

/// <summary>Names and values of other registries, as a catalogue takes them.</summary>
public sealed class WorldNameTests
{
    private const string Head = "[catalogue]\nmeter = \"m\"\n";

    [Theory]
    [InlineData("tags = { \"http.request.method\" = \"bool\" }")]
    [InlineData("tags = { http.request.method = \"bool\" }")]
    [InlineData("tags.http.request.method = \"bool\"")]
    [InlineData("tags = { http.request = { method = \"bool\" } }", false)]
    public void Tag_name_with_dots_is_one_tag_with_and_without_quotes(string tags, bool isOne = true)
    {
        CatalogueResult result = Read($"[events]\na.one = {{ id = 1, description = \"Something\", {tags} }}\n");
        Assert.Equal(isOne, result.Diagnostics.Count == 0);
        Assert.Equal(isOne ? ["http.request.method"] : [], EventOf(result)?.Tags.Select(tag => tag.Name) ?? []);
    }

    [Fact]
    public void Unquoted_tags_can_share_a_prefix()
    {
        CatalogueResult result = Read("""
            [events.a.one]
            id = 1
            description = "Something"
            tags.http.method = ["GET"]
            tags.http.code = { type = "int", limit = 3 }
            tags.http.host.type = "string"
            tags.http.host.limit = 4
            """);
        Assert.Empty(result.Diagnostics);
        Assert.Equal(["http.method", "http.code", "http.host"], EventOf(result)!.Tags.Select(tag => tag.Name));
        Assert.Equal([2, 4, 5], EventOf(result)!.Tags.Select(tag => tag.Size));
    }

    [Theory]
    [InlineData("[\"1.1\", \"2\"]", "_11 _2", "other", false)]
    [InlineData("[\"GET\", \"get it\"]", "GET GetIt", "other", false)]
    [InlineData("[{ value = \"11\", name = \"A\" }, \"1.1\"]", "A _11", "other", false)]
    [InlineData("[0, { value = -1, name = \"Minus\" }]", "_0 Minus", "other", true)]
    [InlineData("{ values = [\"GET\", { value = \"_OTHER\", name = \"Other\" }], other = \"_OTHER\" }", "GET Other", "_OTHER", false)]
    [InlineData("{ values = [\"x\"], other = \"\\\"rest\\\"\" }", "X", "\"rest\"", false)]
    public void Values_have_enum_members(string values, string names, string other, bool isInteger)
    {
        CatalogueResult result = Read($"[events]\na.one = {{ id = 1, description = \"Something\", tags = {{ t = {values} }} }}\n");
        Assert.Empty(result.Diagnostics);
        TagModel tag = EventOf(result)!.Tags[0];
        Assert.Equal(names, string.Join(' ', tag.Values.Names));
        Assert.Equal((other, isInteger, isInteger), (tag.Values.Other, tag.Values.IsInteger, tag.IsInteger));
    }

    [Theory]
    [InlineData("{ type = \"bool\", optional = true }", 3)]
    [InlineData("{ type = \"bool\" }", 2)]
    [InlineData("{ values = [\"x\", \"y\"], optional = true }", 4)]
    [InlineData("{ type = \"string\", limit = 5, optional = true }", 7)]
    [InlineData("{ type = \"int\", limit = 5 }", 6)]
    [InlineData("{ set = \"kind\", optional = true }", 4)]
    public void Optional_tag_has_a_slot_for_no_value(string tag, int size)
    {
        CatalogueResult result = Read(
            "[tags.kind]\nvalues = [\"x\", \"y\"]\n[events]\n"
            + $"a.one = {{ id = 1, description = \"Something\", tags = {{ t = {tag}, u = \"kind\" }} }}\n");
        Assert.Empty(result.Diagnostics);
        Assert.Equal(size, EventOf(result)!.Tags[0].Size);
    }

    [Theory]
    [InlineData("other = \"_OTHER\"", "other = \"rest\"", "counts undeclared values as 'rest' instead of '_OTHER'")]
    [InlineData("name = \"Http11\"", "name = \"OneOne\"", "has member 'OneOne' for '1.1' instead of 'Http11'")]
    [InlineData("optional = true", "optional = false", "is no longer optional")]
    [InlineData("type = \"string\"", "type = \"int\"", "has integers instead of strings")]
    [InlineData("counter = \"c\"", "counter = \"d\"", "")]
    public void Change_of_a_name_or_value_is_breaking(string was, string now, string says)
    {
        const string Text = Head + """
            [events]
            a.one = { id = 1, description = "Something", counter = "c", tags = { t = { values = [{ value = "1.1", name = "Http11" }], other = "_OTHER" }, u = { type = "string", limit = 3, optional = true } } }
            """;
        CatalogueModel before = CatalogueReader.Read("f", Text).Model!;
        CatalogueModel after = CatalogueReader.Read("f", Text.Replace(was, now, StringComparison.Ordinal)).Model!;
        Change change = Assert.Single(CatalogueComparer.Compare(before, after));
        Assert.Equal(ChangeClass.Breaking, change.Class);
        Assert.Contains(says, change.Description, StringComparison.Ordinal);
        Assert.Empty(CatalogueComparer.Compare(before, before));
    }

    [Fact]
    public void Value_is_added_before_the_value_for_others_and_after_named_values()
    {
        const string Text = Head
            + "[tags.kind]\nvalues = [\"x\", { value = \"1.1\", name = \"V11\" }, { value = \"_OTHER\", name = \"Other\" }]\n"
            + "other = \"_OTHER\"\n";
        NewValue value = new CatalogueIndex(Text).AddValue("Kind", "NewOne")!;
        Assert.Equal(
            Text.Replace("\"V11\" }", "\"V11\" }, \"new-one\"", StringComparison.Ordinal), value.Edit.Apply(Text));
        Assert.Null(new CatalogueIndex(Text).AddValue("Kind", "V11"));
    }

    private static CatalogueResult Read(string rest) => CatalogueReader.Read("f", Head + rest);

    private static EventModel? EventOf(CatalogueResult result) =>
        result.Model?.Families.SelectMany(family => family.Events).FirstOrDefault();
}
