namespace Stalwart.Instrumentation.Cli.Importing;

/// <summary>The tags that fit into the series of a metric.</summary>
/// <param name="Tags">The tags, in their order.</param>
/// <param name="MaxSeries">The max number of combinations with a series; 0 for all of them.</param>
internal sealed record FittedTags(IReadOnlyList<ImportedTag> Tags, int MaxSeries);
