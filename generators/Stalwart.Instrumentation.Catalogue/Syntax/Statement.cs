namespace Stalwart.Instrumentation.Catalogue.Syntax;

/// <summary>A key with its value, a header or a comment; or a line that is none of them.</summary>
/// <param name="Start">The start of its first line.</param>
/// <param name="End">The offset after its last line.</param>
/// <param name="Fault">Why it cannot be complete, whatever the parser says; the first such reason in it.</param>
internal sealed record Statement(int Start, int End, SyntaxFault? Fault);

/// <summary>A fault of syntax and where it is.</summary>
internal sealed record SyntaxFault(int Start, int End, string Words);
