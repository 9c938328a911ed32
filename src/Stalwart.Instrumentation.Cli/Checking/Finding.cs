using System.Globalization;
using Stalwart.Instrumentation.Catalogue.Diagnostics;

namespace Stalwart.Instrumentation.Cli.Checking;

/// <summary>A finding as it is shown.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Message">What is wrong, and what would be right.</param>
/// <param name="Path">The file.</param>
/// <param name="Span">The place; lines and columns count from 0.</param>
/// <param name="Suggestion">The word to write there, when one word would mend it.</param>
internal sealed record Finding(Rule Rule, string Message, string Path, SourceSpan Span, string? Suggestion)
{
    /// <summary>The file, line and column, counted from 1, as compilers write them.</summary>
    public string Place => $"{Path}({Span.StartLine + 1},{Span.StartColumn + 1})";

    public string Severity => Rule.Severity switch
    {
        RuleSeverity.Error => "error",
        RuleSeverity.Warning => "warning",
        _ => "info",
    };

    public static Finding Of(CatalogueDiagnostic diagnostic)
    {
        Rule rule = Rules.ById(diagnostic.Id);
        string message = string.Format(CultureInfo.InvariantCulture, rule.Message, [.. diagnostic.Arguments]);
        return new Finding(rule, Printable.Of(message), diagnostic.Path, diagnostic.Span, Catalogue.Diagnostics.Suggestion.Of(diagnostic));
    }
}
