namespace Stalwart.Instrumentation.Catalogue.Toml;

/// <summary>A key with its value, a header, a comment, or a line that is none of these.</summary>
/// <param name="Start">The start of its first line.</param>
/// <param name="End">The offset after its last line.</param>
/// <param name="Fault">The first reason why it is incomplete, whatever the parser reports.</param>
internal sealed record Statement(int Start, int End, SyntaxFault? Fault);
