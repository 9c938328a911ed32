using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>A feed.</summary>
internal sealed record FeedDraft(string Metric, FeedVerb Verb, long Amount, string? Field, EquatableArray<string> Tags, SourceSpan Span);
