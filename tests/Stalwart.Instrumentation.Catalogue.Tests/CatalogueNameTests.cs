using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.Catalogue.Tests;

/// <summary>Names of the catalogue made from C# identifiers.</summary>
public sealed class CatalogueNameTests
{
    [Theory]
    [InlineData("Failed", "failed")]
    [InlineData("ManageSieve", "manage-sieve")]
    [InlineData("HTTPRequestDone", "h-t-t-p-request-done")]
    [InlineData("Ipv4Done", "ipv4-done")]
    [InlineData("A", "a")]
    [InlineData("failed", null)]
    [InlineData("_Failed", null)]
    [InlineData("Bad_password", null)]
    [InlineData("Größe", null)]
    [InlineData("4Done", null)]
    [InlineData("", null)]
    public void Member_name_converts_to_a_catalogue_name_and_back(string identifier, string? name)
    {
        Assert.Equal(name, CatalogueName.OfMember(identifier));
        Assert.Equal(name is null ? null : identifier, name is null ? null : CSharpName.Pascal(name));
    }

    [Theory]
    [InlineData("userID", "user-i-d", "user-id")]
    [InlineData("size", "size", "size")]
    [InlineData("class", "class", "class")]
    [InlineData("_httpClient", null, "http-client")]
    [InlineData("HTTPRequestDone", null, "http-request-done")]
    [InlineData("größe", null, null)]
    public void Parameter_name_converts_back_exactly_and_a_local_by_words(string identifier, string? exact, string? words)
    {
        Assert.Equal(exact, CatalogueName.OfParameter(identifier));
        Assert.Equal(exact is null ? null : CSharpName.Escaped(identifier), exact is null ? null : CSharpName.Camel(exact));
        Assert.Equal(words, CatalogueName.OfWords(identifier));
    }

    [Theory]
    [InlineData("BadPassword", "no-user", "bad-password")]
    [InlineData("BadPassword", "no_user", "bad_password")]
    [InlineData("BadPassword", "no.user", "bad.password")]
    [InlineData("PATCH", "GET", "PATCH")]
    [InlineData("PATCH", "get", "PATCH")]
    [InlineData("Other", "get", "other")]
    [InlineData("_404", "200", "404")]
    [InlineData("_4xx", "2xx", "4xx")]
    [InlineData("bad", "no-user", null)]
    [InlineData("__x", "no-user", null)]
    public void Value_is_spelled_like_its_neighbors(string identifier, string neighbor, string? value)
    {
        Assert.Equal(value, CatalogueName.OfValue(identifier, [neighbor]));
        Assert.Equal(value is null ? null : identifier, value is null ? null : CSharpName.Pascal(value));
    }
}
