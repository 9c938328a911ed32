using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Stalwart.Instrumentation.Catalogue.Diagnostics;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>
/// The pages of the rules that concern code and configuration are their tests, as those of the catalogue's rules are: the first example
/// gives what the page shows, and with the blocks after it in their place nothing is left. UPDATE_SNAPSHOTS=1 writes what is given into the
/// pages.
/// </summary>
public sealed partial class CodeRulePageTests
{
    private static readonly string Pages = Repository.PathOf("docs/diagnostics");

    /// <summary>All but the one that says that the generator failed, which no example can show.</summary>
    public static TheoryData<string> CodeRules =>
        [.. Rules.All.Select(rule => rule.Id).Where(id => string.CompareOrdinal(id, "EVT1000") > 0)];

    [Theory]
    [MemberData(nameof(CodeRules))]
    public async Task Example_of_a_code_rule_page_causes_its_diagnostic_and_the_fixed_one_none(string id)
    {
        string file = Path.Combine(Pages, id + ".md");
        string page = await File.ReadAllTextAsync(file);
        Match[] blocks = [.. Block().Matches(page).Cast<Match>()];
        Group text = Assert.Single(blocks, block => block.Groups["kind"].Value == "text").Groups["text"];
        Example example = Example.Of(blocks.Where(block => block.Groups["kind"].Value != "text" && block.Index < text.Index));
        string given = string.Concat((await example.Run()).Select(line => line + "\n"));
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            await File.WriteAllTextAsync(file, page[..text.Index] + given + page[(text.Index + text.Length)..]);
        }
        else
        {
            Assert.Equal(text.Value, given);
        }

        Assert.Single(given.TrimEnd('\n').Split('\n'), line => line.Contains($" {id}: ", StringComparison.Ordinal));
        Assert.DoesNotContain(
            given.TrimEnd('\n').Split('\n'),
            line => !line.Contains($" {id}: ", StringComparison.Ordinal) && !page.Contains("](EVT", StringComparison.Ordinal));
        Example mended = Example.Of(blocks.Where(block => block.Index > text.Index));
        Assert.True(mended != new Example(null, null, null, null), "The page shows no remedy.");
        Assert.Empty(
            await new Example(
                mended.Code ?? example.Code,
                mended.Catalogue ?? example.Catalogue,
                mended.Second ?? example.Second,
                mended.Configuration ?? example.Configuration).Run());
    }

    [GeneratedRegex(@"```(?<kind>csharp|toml|text)\n(?<text>.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex Block();

    /// <summary>What a page shows; its second catalogue begins with a comment that names the file.</summary>
    private sealed partial record Example(string? Code, string? Catalogue, string? Second, string? Configuration)
    {
        public static Example Of(IEnumerable<Match> blocks)
        {
            ILookup<string, string> found = blocks.ToLookup(
                block => block.Groups["kind"].Value == "csharp"
                    ? "code"
                    : FileName().IsMatch(block.Groups["text"].Value) ? "second"
                    : block.Groups["text"].Value.Contains("[catalogue]", StringComparison.Ordinal) ? "catalogue" : "configuration",
                block => block.Groups["text"].Value);
            return new Example(
                found["code"].SingleOrDefault(),
                found["catalogue"].SingleOrDefault(),
                found["second"].SingleOrDefault(),
                found["configuration"].SingleOrDefault());
        }

        public async Task<IReadOnlyList<string>> Run()
        {
            var files = new List<AdditionalText>();
            if (Catalogue is not null)
            {
                files.Add(new TextFile("/repository/events.toml", Catalogue));
            }

            if (Second is not null)
            {
                files.Add(new TextFile("/repository/" + FileName().Match(Second).Groups["name"].Value, Second));
            }

            if (Configuration is not null)
            {
                files.Add(new TextFile("/repository/metrics.toml", Configuration));
            }

            IReadOnlyList<string> given = await Analyzed.From(Code!, files, OutputKind.ConsoleApplication);
            return [.. given.Select(line => line.Replace("MailEvents.cs", "Program.cs", StringComparison.Ordinal))];
        }

        [GeneratedRegex(@"\A# (?<name>\S+\.toml)\n")]
        private static partial Regex FileName();
    }
}
