namespace Stalwart.Instrumentation.Catalogue.Operator;

/// <summary>A former name of an event or metric.</summary>
/// <param name="Old">The former name.</param>
/// <param name="Current">The current name.</param>
public sealed record FormerName(string Old, string Current);
