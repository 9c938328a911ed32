using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Checking;

/// <summary>Writes diagnostics as workflow commands of GitHub Actions, which become annotations on the lines of a pull request.</summary>
internal static class GitHubReport
{
    public static void Write(IReadOnlyList<CheckedFile> files, Output output)
    {
        foreach (CheckDiagnostic diagnostic in files.SelectMany(file => file.Diagnostics))
        {
            string command = diagnostic.Rule.Severity switch
            {
                RuleSeverity.Error => "error",
                RuleSeverity.Warning => "warning",
                _ => "notice",
            };
            SourceSpan span = diagnostic.Span;

            // Columns are only valid for a place within one line.
            string columns = span.StartLine == span.EndLine ? $",col={span.StartColumn + 1},endColumn={span.EndColumn + 1}" : "";
            string place = $"file={Property(diagnostic.Path)},line={span.StartLine + 1},endLine={span.EndLine + 1}{columns}";
            string title = Property($"{diagnostic.Rule.Id} {diagnostic.Rule.Title}");
            output.Line($"::{command} {place},title={title}::{Data(diagnostic.Message)}");
        }
    }

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
