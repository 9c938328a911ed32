using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Toml;

/// <summary>A syntax error.</summary>
/// <param name="Span">The offending characters.</param>
/// <param name="Kind">The kind of error.</param>
internal sealed record TomlError(SourceSpan Span, SyntaxErrorKind Kind);
