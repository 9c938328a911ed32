using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue;

/// <summary>The place of the name of an event or a metric.</summary>
/// <param name="Name">The full name.</param>
/// <param name="Span">The key.</param>
public sealed record NamePlace(string Name, SourceSpan Span);
