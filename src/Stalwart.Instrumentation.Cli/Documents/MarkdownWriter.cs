using System.Text;

namespace Stalwart.Instrumentation.Cli.Documents;

/// <summary>Writes GitHub Flavored Markdown.</summary>
internal sealed class MarkdownWriter
{
    private readonly StringBuilder text = new();

    public void Heading(int level, string heading) => Paragraph($"{new string('#', level)} {heading}");

    public void Paragraph(string paragraph) => text.Append(paragraph).Append("\n\n");

    public void Table(IEnumerable<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        string[] columns = [.. head];
        Row(columns);
        text.Append('|').Insert(text.Length, "---|", columns.Length).Append('\n');
        foreach (IReadOnlyList<string> row in rows)
        {
            Row(row);
        }

        text.Append('\n');
    }

    public void Code(string language, IEnumerable<string> lines) =>
        text.Append("```").Append(language).Append('\n').AppendJoin('\n', lines).Append("\n```\n\n");

    public override string ToString() => text.ToString().TrimEnd('\n') + "\n";

    public static string Code(string word) => $"`{word}`";

    /// <summary>Escapes text of the catalogue, which has no markup.</summary>
    public static string Plain(string words)
    {
        var plain = new StringBuilder(words.Length);
        foreach (char c in words)
        {
            _ = c switch
            {
                '<' => plain.Append("&lt;"),
                '&' => plain.Append("&amp;"),
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' => plain.Append('\\').Append(c),
                _ => plain.Append(char.IsControl(c) ? ' ' : c),
            };
        }

        return plain.ToString();
    }

    /// <summary>Returns GitHub's anchor of a heading.</summary>
    public static string Anchor(string heading) =>
        string.Concat(
            heading.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_').Select(c => c == ' ' ? '-' : c));

    private void Row(IReadOnlyList<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
