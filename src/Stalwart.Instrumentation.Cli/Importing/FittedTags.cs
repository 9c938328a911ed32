namespace Stalwart.Instrumentation.Cli.Importing;

/// <summary>The tags that a metric keeps.</summary>
/// <param name="Tags">The tags, in their order.</param>
/// <param name="MaxSeries">How many of their combinations have a series; 0 when all have.</param>
internal sealed record FittedTags(IReadOnlyList<ImportedTag> Tags, int MaxSeries);
