namespace Stalwart.Instrumentation.Catalogue.Tests;

public sealed class DeprecatedNameTests
{
    private const string Text = """
        [catalogue]
        meter = "shop"
        [metrics]
        "fan.speed_now" = { kind = "gauge", unit = "rpm", description = "Speed of the fan, once" }
        "fan.speednow" = { kind = "gauge", unit = "rpm", description = "Speed of the fan" }
        [events]
        user.sign-in = { id = 1, description = "A user signed in", deprecated = "Use user.signin", fields = { speed = "long" }, feeds = [{ metric = "fan.speed_now", set = "speed" }] }
        user.signin = { id = 2, description = "A user came back" }
        """;

    [Fact]
    public void Current_name_may_be_similar_to_a_deprecated_one() => Assert.Empty(CatalogueReader.Read("events.toml", Text).Diagnostics);

    [Fact]
    public void Two_similar_current_names_are_reported() =>
        Assert.Equal(
            ["EVT0062", "EVT0062"],
            CatalogueReader.Read("events.toml", Text.Replace("deprecated = \"Use user.signin\", ", "", StringComparison.Ordinal))
                .Diagnostics.Select(diagnostic => diagnostic.Id));
}
