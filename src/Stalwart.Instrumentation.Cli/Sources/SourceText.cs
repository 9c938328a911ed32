using System.Text;

namespace Stalwart.Instrumentation.Cli.Sources;

/// <summary>A text and the name that messages give it.</summary>
/// <param name="Path">As the user would write it: relative to the working directory.</param>
/// <param name="Text">Decoded.</param>
/// <param name="Encoding">How it was encoded, with or without a byte order mark, to write it in the same way.</param>
internal sealed record SourceText(string Path, string Text, Encoding Encoding);
