using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>A feed.</summary>
/// <param name="Metric">The metric's name.</param>
/// <param name="Verb">How it changes the metric.</param>
/// <param name="Amount">The constant to add, without a field.</param>
/// <param name="Field">The field whose value is used.</param>
/// <param name="Tags">The event's tags that the metric's series carry.</param>
/// <param name="ValueSpan">The amount or the name of the field.</param>
/// <param name="Span">The tags, or the metric's name without any.</param>
internal sealed record FeedDraft(
    string Metric, FeedVerb Verb, long Amount, string? Field, EquatableArray<string> Tags, SourceSpan ValueSpan, SourceSpan Span = default);
