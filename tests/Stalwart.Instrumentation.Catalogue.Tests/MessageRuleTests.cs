using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Tests;

public sealed class MessageRuleTests
{
    /// <summary>The misspelt name is between « and ».</summary>
    [Theory]
    [InlineData("\"Sign-in of {«usr»}\"")]
    [InlineData("'Sign-in of {«usr»}'")]
    [InlineData("'''Sign-in of {«usr»}'''")]
    [InlineData("'''\nSign-in of {«usr»}'''")]
    [InlineData("'''\r\nSign-in of {«usr»}'''")]
    [InlineData("\"\"\"Sign-in of {«usr»}\"\"\"")]
    [InlineData("\"\"\"Sign-in \\\n    of {«usr»}\"\"\"")]
    [InlineData("\"\"\"\nSign-in \\  \r\n\r\n    of {«usr»} \\\n now\"\"\"")]
    [InlineData("\"\"\"Sign-in of {«us\\\n  r»}\"\"\"")]
    [InlineData("\"\"\"\"\"Sign-in\"\" of {«usr»}\"\"\"")]
    [InlineData("\"\\\"Sign-in\\\" of {«usr»} \\\\\"")]
    [InlineData("\"Sign-in \\u00e9 of {«usr»}\"")]
    [InlineData("\"Sign-in \\U000000e9 of {«usr»}\"")]
    [InlineData("\"Sign-in \\U0001F642 of {«usr»}\"")]
    [InlineData("\"Sign-in 🙂 of {«usr»}\"")]
    [InlineData("\"Sign-in of \\u007b«usr»\\u007D\"")]
    [InlineData("\"Sign-in of {«\\u0075sr»}\"")]
    public void Misspelled_placeholder_is_reported_at_its_place_with_a_correct_fix_in_any_string(string marked)
    {
        (string text, CatalogueDiagnostic diagnostic) = Only(marked);
        Assert.Equal("EVT0080", diagnostic.Id);
        Assert.Equal("user", diagnostic.Suggestion!.Word);
        Assert.Empty(CatalogueReader.Read("f", Fixed(text, diagnostic)).Diagnostics);
    }

    [Theory]
    [InlineData("\"Sign-in of {user}«}»\"", "}}")]
    [InlineData("\"Sign-in of «{user:N2}»\"", "{user}")]
    [InlineData("\"Sign-in of «{@user,-3}»\"", "{user}")]
    [InlineData("\"Sign-in of {user} «{»now\"", null)]
    [InlineData("\"Sign-in of {user} «{}»\"", null)]
    public void Message_error_is_reported_at_its_place_with_its_fix(string marked, string? replacement)
    {
        (string text, CatalogueDiagnostic diagnostic) = Only(marked);
        Assert.Equal(("EVT0083", replacement), (diagnostic.Id, diagnostic.Suggestion?.Replacement));
        if (replacement is not null)
        {
            Assert.Empty(CatalogueReader.Read("f", Fixed(text, diagnostic)).Diagnostics);
        }
    }

    [Fact]
    public void Each_misspelled_placeholder_is_reported_when_the_event_has_fields() => Assert.Equal(
        ["usr", "hots"],
        Read("message = \"{usr} {hots}\", fields = { user = \"string\", host = \"string\" }")
            .Diagnostics.Select(found => found.Arguments[1]));

    [Fact]
    public void An_exception_is_not_suggested_for_a_placeholder()
    {
        CatalogueDiagnostic diagnostic = Assert.Single(Read("message = \"{eror}\", fields = { error = \"exception\" }").Diagnostics);
        Assert.Equal("Unknown placeholder 'eror' in the message of event 'a.b'; no fields or tags are defined", diagnostic.Message);
    }

    [Fact]
    public void Braces_in_a_description_are_literal() => Assert.Empty(
        CatalogueReader.Read("f", "[catalogue]\nmeter = \"m\"\n[events]\na.b = { id = 1, description = \"A {thing} {\" }\n").Diagnostics);

    [Fact]
    public void Log_settings_are_in_the_model()
    {
        EventModel item = Read(
            "message = \"{user} {t.x}\", fields = { user = { type = \"string\", sensitivity = \"personal\" }, fault = \"exception\" }, "
            + "tags = { \"t.x\" = { type = \"int\", limit = 5, sensitivity = \"internal\" } }").Model!.Families[0].Events[0];
        Assert.Equal(("{user} {t.x}", true), (item.Message, item.IsLogged));
        Assert.Equal(
            [new FieldModel("user", FieldType.Text) { Sensitivity = "personal" }, new FieldModel("fault", FieldType.Exception)],
            item.Fields);
        Assert.Equal("internal", item.Tags[0].Sensitivity);
    }

    [Theory]
    [InlineData("{ set = \"s\", sensitivity = \"internal\" }")]
    [InlineData("{ type = \"bool\", sensitivity = \"internal\" }")]
    [InlineData("{ type = \"string\", limit = 5, sensitivity = \"internal\" }")]
    [InlineData("{ values = [\"a\", \"b\"], optional = true, sensitivity = \"internal\" }")]
    public void Every_form_of_a_tag_can_have_a_sensitivity(string tag)
    {
        CatalogueResult result = CatalogueReader.Read(
            "f",
            "[catalogue]\nmeter = \"m\"\n[tags.s]\nvalues = [\"x\", \"y\"]\n[events]\n"
            + $"a.b = {{ id = 1, description = \"A thing\", tags = {{ t = {tag}, u = \"s\" }} }}\n");
        Assert.Empty(result.Diagnostics);
        Assert.Equal(["internal", null], result.Model!.Families[0].Events[0].Tags.Select(item => item.Sensitivity));
    }

    [Fact]
    public void An_event_that_is_only_logged_needs_no_counter_and_no_feed()
    {
        CatalogueResult result = Read(
            "counted = false, message = \"{user} is {t}\", fields = { user = \"string\" }, tags = { t = \"bool\" }");
        Assert.Empty(result.Diagnostics);
        Assert.False(result.Model!.Families[0].Events[0].Counted);
    }

    [Fact]
    public void Invalid_message_does_not_remove_the_event()
    {
        CatalogueResult result = Read("message = \"{\", fields = { user = \"string\" }");
        Assert.Single(result.Diagnostics);
        Assert.Null(Assert.Single(Assert.Single(result.Model!.Families).Events).Message);
    }

    private static CatalogueResult Read(string keys) =>
        CatalogueReader.Read("f", $"[catalogue]\nmeter = \"m\"\n[events]\na.b = {{ id = 1, description = \"A thing\", {keys} }}\n");

    /// <summary>Reads an event with the message, which gives one diagnostic at its mark.</summary>
    private static (string Text, CatalogueDiagnostic Diagnostic) Only(string marked)
    {
        string begin = "[catalogue]\nmeter = \"m\"\n[events.a.b]\nid = 1\ndescription = \"A thing\"\nfields.user = \"string\"\nmessage = ";
        string text = begin + marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal) + "\n";
        CatalogueDiagnostic diagnostic = Assert.Single(CatalogueReader.Read("f", text).Diagnostics);
        int start = begin.Length + marked.IndexOf('«', StringComparison.Ordinal);
        Assert.Equal(
            (start, begin.Length + marked.IndexOf('»', StringComparison.Ordinal) - 1 - start),
            (diagnostic.Span.Start, diagnostic.Span.Length));
        return (text, diagnostic);
    }

    private static string Fixed(string text, CatalogueDiagnostic diagnostic)
    {
        Suggestion suggestion = diagnostic.Suggestion!;
        return text[..suggestion.Start] + suggestion.Replacement + text[(suggestion.Start + suggestion.Length)..];
    }
}
