using System.Text;

namespace Stalwart.Instrumentation.Cli.Sources;

/// <summary>A text and its name for messages.</summary>
/// <param name="Path">The path as the user would write it, relative to the working directory.</param>
/// <param name="Text">The decoded text.</param>
/// <param name="Encoding">The encoding, with or without a byte order mark, for writing the file back.</param>
internal sealed record SourceText(string Path, string Text, Encoding Encoding);
