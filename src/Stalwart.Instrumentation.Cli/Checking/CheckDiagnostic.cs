using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Checking;

/// <summary>A diagnostic as it is shown.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Message">The message.</param>
/// <param name="Path">The file.</param>
/// <param name="Span">The place; lines and columns count from 0.</param>
/// <param name="Suggestion">The edit that fixes it, if there is one.</param>
internal sealed record CheckDiagnostic(Rule Rule, string Message, string Path, SourceSpan Span, Suggestion? Suggestion)
{
    /// <summary>Gets what scripts want to know of it besides, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Details { get; init; } = [];

    /// <summary>Gets the file, line and column, counted from 1, as compilers write them.</summary>
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
