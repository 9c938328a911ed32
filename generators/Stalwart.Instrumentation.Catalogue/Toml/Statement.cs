namespace Stalwart.Instrumentation.Catalogue.Toml;

/// <summary>A key with its value, a header or a comment; or a line that is none of them.</summary>
/// <param name="Start">The start of its first line.</param>
/// <param name="End">The offset after its last line.</param>
/// <param name="Fault">The first reason for which it cannot be complete, whatever the parser says.</param>
internal sealed record Statement(int Start, int End, SyntaxFault? Fault);
