using System.Globalization;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Checking;

/// <summary>Findings for people: the line as a compiler writes it, then the line of the file with a caret below the place.</summary>
internal static class TextReport
{
    private const int MostColumns = 120;

    public static void Write(IReadOnlyList<CheckedFile> files, Output output)
    {
        foreach (CheckedFile file in files)
        {
            foreach (Finding finding in file.Findings)
            {
                Write(finding, file.Source.Text, output);
            }

            if (file.Findings.Count == 0)
            {
                output.Line($"{file.Source.Path}: nothing to remark on{(file.Model is { } model ? $" in {Catalogue.Exporting.CatalogueCounts.Of(model).Describe()}" : "")}");
            }
        }

        int errors = CheckedFile.Count(files, RuleSeverity.Error);
        int warnings = CheckedFile.Count(files, RuleSeverity.Warning);
        if (files.Any(file => file.Findings.Count > 0))
        {
            output.Line($"{Quantity(errors, "error")}, {Quantity(warnings, "warning")}");
        }
    }

    private static void Write(Finding finding, string text, Output output)
    {
        output.Write(finding.Place + ": ", "bold");
        output.Write(finding.Severity, Style(finding));
        output.Line($" {finding.Rule.Id}: {finding.Message}");
        (string line, int column) = Excerpt(text, finding.Span);
        if (line.Length == 0)
        {
            return;
        }

        string number = (finding.Span.StartLine + 1).ToString(CultureInfo.InvariantCulture).PadLeft(5);
        output.Line($"{number} | {line}");
        int length = finding.Span.EndLine == finding.Span.StartLine ? finding.Span.Length : 1;
        output.Write($"      | {new string(' ', column)}");
        output.Write("^" + new string('~', Math.Clamp(length - 1, 0, Math.Max(0, line.Length - column - 1))), Style(finding));
        output.Line();
    }

    private static string Style(Finding finding) => finding.Rule.Severity == RuleSeverity.Error ? "bold red" : "bold yellow";

    /// <summary>The line, cut around the place when it is long.</summary>
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
        int from = line.Length <= MostColumns || span.StartColumn < MostColumns - Before ? 0 : span.StartColumn - Before;
        string shown = line[from..Math.Min(line.Length, from + MostColumns)];
        bool isCut = from + shown.Length < line.Length;
        return ((from > 0 ? "…" : "") + shown + (isCut ? "…" : ""), span.StartColumn - from + (from > 0 ? 1 : 0));
    }

    private static string Quantity(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";
}
