namespace Stalwart.Instrumentation.Cli.Sources;

/// <summary>A text and the name that messages give it.</summary>
/// <param name="Path">As the user would write it: relative to the working directory.</param>
/// <param name="Text">Decoded.</param>
internal sealed record SourceText(string Path, string Text);
