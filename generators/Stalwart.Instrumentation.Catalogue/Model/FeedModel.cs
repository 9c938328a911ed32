namespace Stalwart.Instrumentation.Catalogue.Model;

/// <summary>An update of a declared metric by an event.</summary>
/// <param name="Metric">The metric's name.</param>
/// <param name="Verb">Add, record or set.</param>
/// <param name="Amount">The constant to add if there is no field.</param>
/// <param name="Field">The field whose value is used.</param>
/// <param name="Tags">The event's tags that are attributes of the metric's series, in the order of the metric.</param>
public sealed record FeedModel(string Metric, FeedVerb Verb, long Amount, string? Field, EquatableArray<string> Tags);
