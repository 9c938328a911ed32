namespace Stalwart.Instrumentation.Cli.LiveChecking;

/// <summary>The result of a check of traffic.</summary>
/// <param name="Findings">The differences, each with its count.</param>
/// <param name="Omitted">The number of differences that are not listed because there are too many like them.</param>
/// <param name="HasOwn">Whether any metric of the catalogue's meter was received.</param>
/// <param name="Batches">The pushes and scrapes that were checked.</param>
/// <param name="Points">The points of the catalogue's meter.</param>
/// <param name="Seen">The metrics of the catalogue that were received.</param>
/// <param name="Declared">The metrics of the catalogue.</param>
/// <param name="OtherMetrics">The metrics of other meters, which are not checked.</param>
/// <param name="OtherScopes">Their meters; empty for metrics without one.</param>
internal sealed record LiveCheckResult(
    IReadOnlyList<(Finding Finding, long Times)> Findings,
    long Omitted,
    bool HasOwn,
    int Batches,
    long Points,
    int Seen,
    int Declared,
    int OtherMetrics,
    IReadOnlyList<string> OtherScopes);
