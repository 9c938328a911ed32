namespace Stalwart.Instrumentation.Cli.Documents;

/// <summary>A page of the reference.</summary>
/// <param name="File">The file's name; empty when everything is one page.</param>
/// <param name="Text">Markdown.</param>
internal sealed record Page(string File, string Text)
{
    /// <summary>The first line of every page, by which a page that is no longer written is known.</summary>
    public const string Mark = "<!-- Written by stalwart-events docs; change the catalogue and write this again. -->";
}
