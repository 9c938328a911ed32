using Microsoft.CodeAnalysis;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>Files that are named like an operator's, <c>metrics.toml</c>, and may be another program's.</summary>
public sealed class ForeignFileTests
{
    private const string Declaration =
        "[Stalwart.Instrumentation.EventCatalogue(\"events.toml\")] public static partial class ShopEvents { }";

    private static readonly TextFile Catalogue = new("/repository/events.toml", """
        [catalogue]
        meter = "shop"
        [events]
        order.placed = { id = 1, description = "An order was placed" }
        """);

    [Theory]
    [InlineData("[metrics]\nexport-zero = true\n")]
    [InlineData("[metrics.prometheus]\nport = 9090\n")]
    [InlineData("[metrics]\ndisabled-events = [\"a\n")]
    public async Task Default_file_is_not_checked_when_the_project_has_no_catalogue(string text) =>
        Assert.Empty(await Analyzed.From("public class Nothing { }", [File(text)]));

    [Theory]
    [InlineData("[server]\nport = 1\nport = 2\n")]
    [InlineData("[package]\nname = \"metrics\nversion = \"1\"\n")]
    [InlineData("[metrics]\naddress = \":9090\"\n[metrics.labels]\nhost = 1\n")]
    [InlineData("metrics = 5\n")]
    [InlineData("[[metrics]]\nname = \"requests\"\n")]
    [InlineData("[logs]\nlevel = \"information\"\nfile = \"out.log\"\n")]
    public async Task Default_file_of_another_program_is_not_checked(string text) =>
        Assert.Empty(await Analyzed.From(Declaration, [Catalogue, File(text)]));

    [Theory]
    [InlineData("[metrics]\nexport-zero = true\n", "EVT2001")]
    [InlineData("[metrics]\nreload = 1\n", "EVT2002")]
    [InlineData("[Metrics.Prometheus]\nport = 9090\n", "EVT2001")]
    [InlineData("[metrics]\ndisabled-events = [\"a\n", "EVT2000")]
    [InlineData("[metrics\nreload = true\n", "EVT2000")]
    [InlineData("metrics.disabled-events = [\"order.plaecd\"]\n", "EVT2003")]
    [InlineData("[logs]\nlevel = \"inf\"\n", "EVT2002")]
    [InlineData("[logs.levels]\n\"order.plaecd\" = \"info\"\n", "EVT2003")]
    public async Task Default_file_is_checked_when_it_has_a_known_or_misspelled_key(string text, string rule)
    {
        IReadOnlyList<string> found = await Analyzed.From(Declaration, [Catalogue, File(text)]);
        Assert.NotEmpty(found);
        Assert.All(found, finding => Assert.Contains($" {rule}: ", finding, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Default_file_is_checked_when_only_a_library_has_a_catalogue()
    {
        TextFile file = File("[metrics]\nexport-zero = true\n");
        MetadataReference library = ReferencedCatalogueTests.Reference(image: true);
        IReadOnlyList<string> found = await Analyzed.From("public class Nothing { }", [file], references: library);
        Assert.Contains(" EVT2001: ", Assert.Single(found), StringComparison.Ordinal);
    }

    private static TextFile File(string text) => new("/repository/metrics.toml", text);
}
