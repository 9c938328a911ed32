using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue;

/// <summary>The place of an event's name.</summary>
/// <param name="Event">The whole name.</param>
/// <param name="Span">The key.</param>
public sealed record EventPlace(string Event, SourceSpan Span);
