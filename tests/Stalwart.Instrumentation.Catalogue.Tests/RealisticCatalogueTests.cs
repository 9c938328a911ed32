namespace Stalwart.Instrumentation.Catalogue.Tests;

/// <summary>Catalogues of several domains as people write them, of which no rule has anything to say.</summary>
public sealed class RealisticCatalogueTests
{
    public static TheoryData<string> Catalogues =>
    [
        .. File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "realistic-catalogues.txt"))
            .Split("=== ", StringSplitOptions.RemoveEmptyEntries),
    ];

    [Theory]
    [MemberData(nameof(Catalogues))]
    public void Realistic_catalogue_has_no_diagnostics(string catalogue)
    {
        string text = catalogue[catalogue.IndexOf('\n', StringComparison.Ordinal)..];
        Assert.Equal("", string.Join("\n", CatalogueReader.Read("f", text).Diagnostics.Select(found => $"{found.Id}: {found.Message}")));
    }
}
