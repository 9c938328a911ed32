namespace Stalwart.Instrumentation.Catalogue.Model;

/// <summary>What an event does to a derived metric.</summary>
/// <param name="Metric">The metric's name.</param>
/// <param name="Verb">Add, record or set.</param>
/// <param name="Amount">The constant to add, when no field is named.</param>
/// <param name="Field">The field whose value is used.</param>
/// <param name="Tags">The event's tags that the metric's series carries, in the order of the metric.</param>
public sealed record FeedModel(string Metric, FeedVerb Verb, long Amount, string? Field, EquatableArray<string> Tags);
