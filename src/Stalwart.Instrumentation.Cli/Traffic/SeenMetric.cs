namespace Stalwart.Instrumentation.Cli.Traffic;

/// <summary>A metric in a push or a scrape. What its format does not tell is <see langword="null"/>.</summary>
/// <param name="Scope">The instrumentation scope: the meter.</param>
/// <param name="Version">The scope's version.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Description">Its description.</param>
/// <param name="Points">Its points.</param>
internal sealed record SeenMetric(
    string? Scope, string? Version, string Name, SeenKind Kind, string? Unit, string? Description, IReadOnlyList<SeenPoint> Points);
