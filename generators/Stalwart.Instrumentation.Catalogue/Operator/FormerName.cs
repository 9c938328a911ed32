namespace Stalwart.Instrumentation.Catalogue.Operator;

/// <summary>A name that an event or a metric had before.</summary>
/// <param name="Old">The former name.</param>
/// <param name="Current">The name that took its place.</param>
public sealed record FormerName(string Old, string Current);
