using System.Text;
using System.Text.RegularExpressions;
using Tomlyn.Syntax;

namespace Stalwart.Instrumentation.OpenTelemetry;

/// <summary>Words the parser's errors: file, line, column, what is wrong, what would be right.</summary>
internal static partial class TomlErrors
{
    private const int Most = 5;

    public static string Describe(string file, string text, IEnumerable<DiagnosticMessage> diagnostics)
    {
        string[] lines = text.Split('\n');
        var message = new StringBuilder();

        // A parser that lost its way reports a line several times; the first report is the one that helps.
        foreach (DiagnosticMessage diagnostic in diagnostics.Where(d => d.Kind == DiagnosticMessageKind.Error).DistinctBy(d => d.Span.Start.Line).Take(Most))
        {
            int line = diagnostic.Span.Start.Line;
            string source = line < lines.Length ? lines[line].Trim() : "";
            message.Append(message.Length == 0 ? "" : "\n")
                .Append($"{file}({line + 1},{diagnostic.Span.Start.Column + 1}): {diagnostic.Message.TrimEnd('.', ' ')}, in `{source}`; {Remedy(diagnostic.Message, source)}");
        }

        return message.ToString();
    }

    private static string Remedy(string message, string source)
    {
        if (message.Contains("already", StringComparison.OrdinalIgnoreCase) || message.Contains("duplicate", StringComparison.OrdinalIgnoreCase))
        {
            return "remove one of the two.";
        }

        if (BareText().Match(source) is { Success: true } bare)
        {
            return $"text is written in quotes: {bare.Groups[1].Value} = \"{bare.Groups[2].Value.TrimEnd()}\".";
        }

        if (source.StartsWith('[') && !source.Contains(']', StringComparison.Ordinal))
        {
            return "close the table's name with `]`.";
        }

        if (source.Length > 0 && !source.Contains('=', StringComparison.Ordinal) && !source.StartsWith('['))
        {
            return "a line is `key = value`, `[table]` or a `# comment`.";
        }

        return "a line is `key = value`; text and durations are in quotes, arrays are [\"a\", \"b\"] (https://toml.io/en/v1.0.0).";
    }

    [GeneratedRegex("""^([A-Za-z0-9_.-]+)\s*=\s*((?!true\b|false\b|inf\b|nan\b)[A-Za-z/.]+[^"'#]*|[0-9]+(?:ms|s|m|h)\s*)$""")]
    private static partial Regex BareText();
}
