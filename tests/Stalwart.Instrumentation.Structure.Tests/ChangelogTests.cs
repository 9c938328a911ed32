using System.Globalization;
using System.Text.RegularExpressions;

namespace Stalwart.Instrumentation.Structure.Tests;

/// <summary>The form of CHANGELOG.md, from which <c>.ci/release-notes</c> takes what a release says.</summary>
public sealed partial class ChangelogTests
{
    private static readonly string Text = Repository.Read("CHANGELOG.md");

    private static readonly (string Version, string Date)[] Sections =
        [.. Section().Matches(Text).Select(match => (match.Groups[1].Value, match.Groups[2].Value))];

    [Fact]
    public void Every_section_is_unreleased_or_a_version_with_its_date()
    {
        Assert.Equal("Unreleased", Sections[0].Version);
        Assert.Empty(Sections[0].Date);
        Assert.True(Sections.Length > 1);
        Assert.Equal(Text.Split('\n').Count(line => line.StartsWith("## ", StringComparison.Ordinal)), Sections.Length);
        Assert.All(Sections[1..], section =>
        {
            Assert.Matches(@"^\d+\.\d+\.\d+(-[a-z]+\.\d+)?$", section.Version);
            Assert.True(DateOnly.TryParseExact(section.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
        });
    }

    [Fact]
    public void Sections_go_from_the_newest_to_the_oldest() => Assert.Equal(
        Sections[1..].Select(section => section.Date).OrderDescending(StringComparer.Ordinal),
        Sections[1..].Select(section => section.Date));

    [LinuxFact("the shell 'bash'")]
    public async Task Release_notes_are_the_section_of_the_version()
    {
        (int exit, string notes) = await NotesAsync(Sections[1].Version);
        Assert.Equal(0, exit);
        Assert.Contains(notes.Trim(), Text, StringComparison.Ordinal);
        Assert.DoesNotContain("## [", notes, StringComparison.Ordinal);
        Assert.NotEmpty(notes.Trim());
    }

    [LinuxFact("the shell 'bash'")]
    public async Task There_are_no_release_notes_of_a_version_without_a_section_with_a_date()
    {
        Assert.Equal((1, "CHANGELOG.md has no section '## [99.0.0] - DATE'"), await NotesAsync("99.0.0"));
        Assert.Equal((1, "CHANGELOG.md has no section '## [Unreleased] - DATE'"), await NotesAsync("Unreleased"));
    }

    private static async Task<(int Exit, string Output)> NotesAsync(string version)
    {
        await using RunningProcess process = new RunningProcess("bash", Repository.PathOf(".ci/release-notes"), version).Start();
        return (await process.WaitForExitAsync(), process.Output.Trim());
    }

    [GeneratedRegex(@"^## \[(.+)\](?: - (.+))?$", RegexOptions.Multiline)]
    private static partial Regex Section();
}
