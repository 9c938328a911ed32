using Stalwart.Instrumentation.Catalogue.Diagnostics;

namespace Stalwart.Instrumentation.Cli.LiveChecking;

/// <summary>A difference between the catalogue and the traffic.</summary>
/// <param name="Rule">Its kind.</param>
/// <param name="Metric">The metric; empty for the whole meter.</param>
/// <param name="Attribute">The attribute, if there is one.</param>
/// <param name="Seen">What was received.</param>
/// <param name="Declared">What the catalogue declares.</param>
/// <param name="Message">The difference in words.</param>
internal sealed record Finding(Rule Rule, string Metric, string? Attribute, string? Seen, string? Declared, string Message);
