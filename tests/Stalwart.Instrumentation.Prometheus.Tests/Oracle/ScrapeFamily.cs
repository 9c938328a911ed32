namespace Stalwart.Instrumentation.Prometheus.Tests.Oracle;

/// <summary>The samples of one family of a scrape, and the lines that describe it.</summary>
/// <param name="Name">The name in these lines.</param>
/// <param name="Type">The type.</param>
internal sealed record ScrapeFamily(string Name, string Type)
{
    public string Unit { get; set; } = "";

    public string Help { get; set; } = "";

    /// <summary>Gets the values by what follows the family's name and by the labels, ordered.</summary>
    public Dictionary<(string Suffix, string Labels), string> Samples { get; } = [];
}
