namespace Stalwart.Instrumentation.Catalogue.Toml;

/// <summary>A syntax error and its place.</summary>
internal sealed record SyntaxFault(int Start, int End, SyntaxErrorKind Kind);
