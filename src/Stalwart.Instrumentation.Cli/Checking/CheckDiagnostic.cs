using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Checking;

/// <summary>A diagnostic as shown to the user.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Message">The message.</param>
/// <param name="Path">The file.</param>
/// <param name="Span">The place, with lines and columns numbered from 0.</param>
/// <param name="Suggestion">The edit that fixes it, if there is one.</param>
internal sealed record CheckDiagnostic(Rule Rule, string Message, string Path, SourceSpan Span, Suggestion? Suggestion)
{
    /// <summary>Gets additional named values for scripts.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Details { get; init; } = [];

    /// <summary>Gets the file, line and column in the form of compilers, numbered from 1.</summary>
    public string Place => $"{Path}({Span.StartLine + 1},{Span.StartColumn + 1})";

    public string Severity => Rule.Severity switch
    {
        RuleSeverity.Error => "error",
        RuleSeverity.Warning => "warning",
        _ => "info",
    };

    public static CheckDiagnostic Of(CatalogueDiagnostic diagnostic) => new(
        Rules.ById(diagnostic.Id), Printable.Of(diagnostic.Message), diagnostic.Path, diagnostic.Span, diagnostic.Suggestion);
}
