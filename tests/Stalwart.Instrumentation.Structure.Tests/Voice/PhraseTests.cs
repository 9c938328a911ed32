namespace Stalwart.Instrumentation.Structure.Tests.Voice;

/// <summary>Docs, messages, comments and names of tests have no phrase that the list in <c>phrases.txt</c> rules out.</summary>
public sealed class PhraseTests
{
    [Fact]
    public void Docs_comments_strings_and_test_names_have_no_listed_phrase()
    {
        ProseFile[] files = [.. ProseFile.All()];
        Assert.All(
            new[] { "docs/concepts.md", "generators/Stalwart.Instrumentation.Catalogue/Diagnostics/Rules.cs", "README.md" },
            path => Assert.Contains(files, file => file.Path == path));
        Assert.NotEmpty(PhraseList.All);

        string[] problems = [.. files.SelectMany(file => file.Problems(PhraseList.All))];
        Assert.True(problems.Length == 0, $"{problems.Length} phrases to rewrite:\n{string.Join('\n', problems)}");
    }

    [Fact]
    public void Every_listed_phrase_is_in_lower_case_and_has_a_replacement_that_no_phrase_rules_out() => Assert.All(
        PhraseList.All,
        phrase =>
        {
            Assert.Equal(phrase.Text.ToLowerInvariant().Trim(), phrase.Text);
            Assert.Empty(new ProseFile("", phrase.Replacement).Problems(PhraseList.All));
        });

    [Theory]
    [InlineData("// It stays so for good.", 1)]
    [InlineData("/// <summary>It stays so for\n/// good.</summary>\nclass C;", 1)]
    [InlineData("class C { string s = \"a\"\n + \"stays for \" + \"good\"; }", 2)]
    [InlineData("class C { string s = $\"{x} stays for good\"; }", 1)]
    [InlineData("class C { string s = \"\"\"\n stays\n for good\n \"\"\"; }", 3)]
    public void Phrase_is_found_in_a_comment_or_string(string source, int line) =>
        Assert.Equal([$"a.cs({line}): 'for good'; write 'permanently'"], Problems(CodeProse.Of(source)));

    [Theory]
    [InlineData("// It is good for goods.")]
    [InlineData("class C { string a = \"for\", b = \"good\"; }")]
    [InlineData("class C { void For(int good) { for (good = 0; ;) ; } }")]
    [InlineData("class C { string s = $\"for {good}\"; }")]
    public void Words_that_do_not_form_the_phrase_are_not_found(string source) => Assert.Empty(Problems(CodeProse.Of(source)));

    [Fact]
    public void Phrase_is_found_in_the_name_of_a_test_and_not_in_its_body() => Assert.Equal(
        ["a.cs(2): 'for good'; write 'permanently'"],
        Problems(TestNames.Of("class C\n{ void Event_is_off_for_good() { var s = \"for good\"; } }")));

    private static IEnumerable<string> Problems(string prose) =>
        new ProseFile("a.cs", prose).Problems([new Phrase("for good", "permanently")]);
}
