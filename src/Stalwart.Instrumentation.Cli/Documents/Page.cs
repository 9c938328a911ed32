namespace Stalwart.Instrumentation.Cli.Documents;

/// <summary>A page of the reference.</summary>
/// <param name="File">The name of the file; empty when the reference is a single page.</param>
/// <param name="Text">The Markdown.</param>
internal sealed record Page(string File, string Text)
{
    /// <summary>The first line of every page, which identifies obsolete pages.</summary>
    public const string Mark = "<!-- Written by stalwart-events docs; change the catalogue and write this again. -->";
}
