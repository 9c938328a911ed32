using System.Text.Json;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Checking;

/// <summary>Writes diagnostics as JSON, under <c>findings</c>, with lines and columns numbered from 1.</summary>
internal static class JsonReport
{
    /// <summary>Writes the diagnostics of files.</summary>
    /// <param name="files">The files.</param>
    /// <param name="head">Writes the other members of a command, before the diagnostics.</param>
    public static string Write(IReadOnlyList<CheckedFile> files, Action<Utf8JsonWriter>? head = null) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("errors", CheckedFile.Count(files, RuleSeverity.Error));
        json.WriteNumber("warnings", CheckedFile.Count(files, RuleSeverity.Warning));
        head?.Invoke(json);
        json.WriteStartArray("findings");
        foreach (CheckDiagnostic diagnostic in files.SelectMany(file => file.Diagnostics))
        {
            json.WriteStartObject();
            json.WriteString("file", diagnostic.Path);
            json.WriteString("rule", diagnostic.Rule.Id);
            json.WriteString("severity", diagnostic.Severity);
            json.WriteString("title", diagnostic.Rule.Title);
            json.WriteString("message", diagnostic.Message);
            json.WriteNumber("line", diagnostic.Span.StartLine + 1);
            json.WriteNumber("column", diagnostic.Span.StartColumn + 1);
            json.WriteNumber("endLine", diagnostic.Span.EndLine + 1);
            json.WriteNumber("endColumn", diagnostic.Span.EndColumn + 1);
            if (diagnostic.Suggestion is not null)
            {
                json.WriteString("suggestion", diagnostic.Suggestion.Word);
            }

            foreach ((string name, string value) in diagnostic.Details)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
