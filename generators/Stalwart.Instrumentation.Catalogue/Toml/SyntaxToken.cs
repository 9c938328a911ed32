namespace Stalwart.Instrumentation.Catalogue.Toml;

/// <summary>A token of a text that may be invalid TOML.</summary>
/// <param name="Kind">
/// A punctuation character; <c>"</c> for a string, <c>w</c> for a word, <c>#</c> for a comment, a line break, or NUL at the end.
/// </param>
/// <param name="Start">The offset of its first character.</param>
/// <param name="End">The offset after its last character.</param>
/// <param name="Error">The error within it.</param>
internal readonly record struct SyntaxToken(char Kind, int Start, int End, SyntaxErrorKind Error = SyntaxErrorKind.Unknown);
