using System.Globalization;
using System.Text;

namespace Stalwart.Instrumentation.Cli.Scraping;

/// <summary>Reads one line of a scrape from left to right; spaces and tabs may be between any two parts.</summary>
/// <param name="line">The line, without its end.</param>
internal sealed class ExpositionLine(string line)
{
    private int position;

    private bool IsAtEnd => position >= line.Length;

    /// <summary>Returns the keyword of a comment that describes a family, or <see langword="null"/> for any other line.</summary>
    public string? Keyword()
    {
        SkipBlanks();
        if (!Take('#'))
        {
            position = 0;
            return null;
        }

        SkipBlanks();
        return Token() is var word and ("TYPE" or "HELP" or "UNIT") ? word : "";
    }

    /// <summary>Returns the name after a keyword, which may be quoted, or <see langword="null"/> when there is none.</summary>
    public string? DescribedName()
    {
        SkipBlanks();
        return IsAtEnd ? null : line[position] == '"' ? Quoted() : Token();
    }

    /// <summary>Returns the rest of the line, trimmed.</summary>
    public string Rest() => line[position..].Trim();

    /// <summary>Returns the sample of the line.</summary>
    /// <exception cref="FormatException">The line is not a sample.</exception>
    public Sample Sample()
    {
        SkipBlanks();
        int start = position;
        while (!IsAtEnd && (char.IsAsciiLetterOrDigit(line[position]) || line[position] is '_' or ':'))
        {
            position++;
        }

        string? name = position == start || char.IsAsciiDigit(line[start]) ? null : line[start..position];
        var labels = new List<KeyValuePair<string, string>>();
        SkipBlanks();
        if (Take('{'))
        {
            name = Labels(labels, name);
        }
        else if (name is null || (!IsAtEnd && line[position - 1] is not (' ' or '\t')))
        {
            throw new FormatException("the name of the metric is missing");
        }

        SkipBlanks();
        string value = Token();
        return value.Length > 0
            ? new Sample(name ?? throw new FormatException("the name of the metric is missing"), labels, Number(value))
            : throw new FormatException("the value is missing");
    }

    /// <summary>Reads labels up to the closing brace. A quoted metric name is among them, without a value.</summary>
    private string? Labels(List<KeyValuePair<string, string>> labels, string? name)
    {
        while (true)
        {
            SkipBlanks();
            if (Take(','))
            {
                continue;
            }

            if (Take('}'))
            {
                return name;
            }

            bool isQuoted = !IsAtEnd && line[position] == '"';
            string label = isQuoted ? Quoted() : LabelName();
            SkipBlanks();
            if (isQuoted && name is null && !IsAtEnd && line[position] is ',' or '}')
            {
                name = label;
                continue;
            }

            bool hasValue = label.Length > 0 && Take('=');
            SkipBlanks();
            if (!hasValue || IsAtEnd || line[position] != '"')
            {
                throw new FormatException("expected a label of the form name=\"value\"");
            }

            labels.Add(new(label, Quoted()));
        }
    }

    private string LabelName()
    {
        int start = position;
        while (!IsAtEnd && line[position] is not ('=' or ',' or '}' or '"'))
        {
            position++;
        }

        return line[start..position].Trim();
    }

    private string Quoted()
    {
        var value = new StringBuilder();
        for (position++; !IsAtEnd && line[position] != '"'; position++)
        {
            if (line[position] == '\\' && position + 1 < line.Length)
            {
                position++;
                value.Append(line[position] == 'n' ? '\n' : line[position]);
            }
            else
            {
                value.Append(line[position]);
            }
        }

        return Take('"') ? value.ToString() : throw new FormatException("the value of a label is not closed");
    }

    private string Token()
    {
        int start = position;
        while (!IsAtEnd && line[position] is not (' ' or '\t'))
        {
            position++;
        }

        return line[start..position];
    }

    private bool Take(char wanted)
    {
        bool isThere = !IsAtEnd && line[position] == wanted;
        position += isThere ? 1 : 0;
        return isThere;
    }

    private void SkipBlanks()
    {
        while (!IsAtEnd && line[position] is ' ' or '\t')
        {
            position++;
        }
    }

    private static double Number(string text) => text.ToUpperInvariant() switch
    {
        "+INF" or "INF" => double.PositiveInfinity,
        "-INF" => double.NegativeInfinity,
        _ =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
                ? number
                : throw new FormatException($"'{text}' is not a number"),
    };
}
