using System.Globalization;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Exporting;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Checking;

/// <summary>
/// Writes diagnostics as text: the message in the form of compilers, then the line of the file with a caret under the place.
/// </summary>
internal static class TextReport
{
    private const int MaxColumns = 120;

    public static void Write(IReadOnlyList<CheckedFile> files, Output output)
    {
        foreach (CheckedFile file in files)
        {
            foreach (CheckDiagnostic diagnostic in file.Diagnostics)
            {
                Write(diagnostic, file.Source.Text, output);
            }

            if (file.Diagnostics.Count == 0)
            {
                string size = file.Model is { } model ? $" ({CatalogueCounts.Of(model).Describe()})" : "";
                output.Line($"{file.Source.Path}: no problems found{size}");
            }
        }

        int errors = CheckedFile.Count(files, RuleSeverity.Error);
        int warnings = CheckedFile.Count(files, RuleSeverity.Warning);
        if (files.Any(file => file.Diagnostics.Count > 0))
        {
            output.Line($"{Quantity.Of(errors, "error")}, {Quantity.Of(warnings, "warning")}");
        }
    }

    private static void Write(CheckDiagnostic diagnostic, string text, Output output)
    {
        output.Write(diagnostic.Place + ": ", "bold");
        output.Write(diagnostic.Severity, Style(diagnostic));
        output.Line($" {diagnostic.Rule.Id}: {diagnostic.Message}");
        (string line, int column) = Excerpt(text, diagnostic.Span);
        if (line.Length == 0)
        {
            return;
        }

        string number = (diagnostic.Span.StartLine + 1).ToString(CultureInfo.InvariantCulture).PadLeft(5);
        output.Line($"{number} | {line}");
        int length = diagnostic.Span.EndLine == diagnostic.Span.StartLine ? diagnostic.Span.Length : 1;
        output.Write($"      | {new string(' ', column)}");
        output.Write("^" + new string('~', Math.Clamp(length - 1, 0, Math.Max(0, line.Length - column - 1))), Style(diagnostic));
        output.Line();
    }

    private static string Style(CheckDiagnostic diagnostic) => diagnostic.Rule.Severity == RuleSeverity.Error ? "bold red" : "bold yellow";

    /// <summary>Returns the line, or the part of a long line around the place.</summary>
    private static (string Line, int Column) Excerpt(string text, SourceSpan span)
    {
        int start = Math.Min(span.Start, text.Length) - span.StartColumn;
        if (start < 0)
        {
            return ("", 0);
        }

        int end = text.IndexOf('\n', start);
        string line = Printable.Of(text[start..(end < 0 ? text.Length : end)].TrimEnd('\r'));
        const int Before = 40;
        int from = line.Length <= MaxColumns || span.StartColumn < MaxColumns - Before ? 0 : span.StartColumn - Before;
        string shown = line[from..Math.Min(line.Length, from + MaxColumns)];
        bool isCut = from + shown.Length < line.Length;
        return ((from > 0 ? "…" : "") + shown + (isCut ? "…" : ""), span.StartColumn - from + (from > 0 ? 1 : 0));
    }
}
