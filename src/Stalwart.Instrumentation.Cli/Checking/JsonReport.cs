using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Checking;

/// <summary>Findings for scripts; lines and columns count from 1.</summary>
internal static class JsonReport
{
    public static string Write(IReadOnlyList<CheckedFile> files) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("errors", CheckedFile.Count(files, RuleSeverity.Error));
        json.WriteNumber("warnings", CheckedFile.Count(files, RuleSeverity.Warning));
        json.WriteStartArray("findings");
        foreach (Finding finding in files.SelectMany(file => file.Findings))
        {
            json.WriteStartObject();
            json.WriteString("file", finding.Path);
            json.WriteString("rule", finding.Rule.Id);
            json.WriteString("severity", finding.Severity);
            json.WriteString("title", finding.Rule.Title);
            json.WriteString("message", finding.Message);
            json.WriteNumber("line", finding.Span.StartLine + 1);
            json.WriteNumber("column", finding.Span.StartColumn + 1);
            json.WriteNumber("endLine", finding.Span.EndLine + 1);
            json.WriteNumber("endColumn", finding.Span.EndColumn + 1);
            if (finding.Suggestion is not null)
            {
                json.WriteString("suggestion", finding.Suggestion);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
