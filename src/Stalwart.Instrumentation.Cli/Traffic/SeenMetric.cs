namespace Stalwart.Instrumentation.Cli.Traffic;

/// <summary>A metric in a push or scrape. What the format does not contain is <see langword="null"/>.</summary>
/// <param name="Scope">The instrumentation scope, which is the meter.</param>
/// <param name="Version">The version of the scope.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Description">The description.</param>
/// <param name="Points">The points.</param>
internal sealed record SeenMetric(
    string? Scope, string? Version, string Name, SeenKind Kind, string? Unit, string? Description, IReadOnlyList<SeenPoint> Points);
