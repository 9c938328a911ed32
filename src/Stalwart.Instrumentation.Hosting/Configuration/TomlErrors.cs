using System.Text;
using System.Text.RegularExpressions;
using Tomlyn.Syntax;

namespace Stalwart.Instrumentation.Hosting.Configuration;

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
                .Append($"{file}({line + 1},{diagnostic.Span.Start.Column + 1}): {Words(diagnostic.Message, source)}; {Remedy(diagnostic.Message, source)}");
        }

        return message.ToString();
    }

    /// <summary>The parser's words with the line that they are about; a line that may hold a secret is not shown, nor a word of it.</summary>
    private static string Words(string message, string source) =>
        HasSecret(source) ? "this line is not TOML" : $"{message.TrimEnd('.', ' ')}, in `{source}`";

    private static bool HasSecret(string source) => SecretKey().IsMatch(source) || Redaction.Value(source) != source;

    private static string Remedy(string message, string source)
    {
        if (message.Contains("already", StringComparison.OrdinalIgnoreCase) || message.Contains("duplicate", StringComparison.OrdinalIgnoreCase))
        {
            return "remove one of the two.";
        }

        if (message.Contains("newline in a string", StringComparison.OrdinalIgnoreCase))
        {
            return "close the text with a quote.";
        }

        if (HasSecret(source))
        {
            return "a line is `key = value`, and text is in quotes.";
        }

        if (WordForBoolean().Match(source) is { Success: true } word)
        {
            return $"write {word.Groups[1].Value} = true or {word.Groups[1].Value} = false.";
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

    [GeneratedRegex("""secret|bearer|header|token|password|key""", RegexOptions.IgnoreCase)]
    private static partial Regex SecretKey();

    [GeneratedRegex("""^([A-Za-z0-9_.-]+)\s*=\s*(?:yes|no|on|off|True|False|TRUE|FALSE|maybe)\s*$""")]
    private static partial Regex WordForBoolean();
}
