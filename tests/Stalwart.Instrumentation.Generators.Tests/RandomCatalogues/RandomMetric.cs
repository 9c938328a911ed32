namespace Stalwart.Instrumentation.Generators.Tests.RandomCatalogues;

/// <summary>A metric of a random catalogue that events can feed.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">The kind, as written.</param>
/// <param name="Unit">The unit; empty without one.</param>
/// <param name="Set">The shared set of its only tag, which its feeds give it; null without tags.</param>
internal sealed record RandomMetric(string Name, string Kind, string Unit, string? Set)
{
    /// <summary>The tag with the set, in each event that feeds the metric.</summary>
    public const string Tag = "common";

    /// <summary>The end of each feed.</summary>
    public string FeedTags => Set is null ? "" : $", tags = [\"{Tag}\"]";

    /// <summary>Whether a field of a type can feed it.</summary>
    public bool Takes(string type) => type switch
    {
        "duration" => Unit is "s" or "ms" or "us" or "ns" or "min" or "h" or "d",
        "string" => false,
        "bytes" => Unit is "By" or "KiBy" or "MBy" or "bit" or "Kibit",
        _ => Unit is "" or "{thing}",
    };
}
