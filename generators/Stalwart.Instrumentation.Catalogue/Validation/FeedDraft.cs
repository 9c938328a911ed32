using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>A feed that is being validated.</summary>
/// <param name="Metric">The metric's name.</param>
/// <param name="Verb">How it changes the metric.</param>
/// <param name="Amount">The constant to add if there is no field.</param>
/// <param name="Field">The field whose value is used.</param>
/// <param name="Tags">The event's tags that are attributes of the metric's series.</param>
/// <param name="ValueSpan">The place of the amount or the name of the field.</param>
/// <param name="Span">The place of the tags, or of the metric's name if there are none.</param>
internal sealed record FeedDraft(
    string Metric, FeedVerb Verb, long Amount, string? Field, EquatableArray<string> Tags, SourceSpan ValueSpan, SourceSpan Span = default);
