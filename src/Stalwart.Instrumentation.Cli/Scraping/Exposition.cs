using System.Globalization;
using System.Text;
using Stalwart.Instrumentation.Cli.Outcomes;

namespace Stalwart.Instrumentation.Cli.Scraping;

/// <summary>
/// Reads the text that Prometheus scrapes (https://prometheus.io/docs/instrumenting/exposition_formats/), and OpenMetrics, which is nearly
/// the same.
/// </summary>
internal sealed class Exposition
{
    private static readonly string[] Suffixes = ["_total", "_bucket", "_sum", "_count", "_created", "_info"];

    private readonly Dictionary<string, (string Type, string Help)> described = [];
    private readonly Dictionary<string, List<Sample>> samples = [];

    /// <summary>Reads a scrape.</summary>
    /// <param name="path">What messages call it.</param>
    /// <param name="text">The scrape.</param>
    public static IReadOnlyList<SampleFamily> Read(string path, string text)
    {
        var exposition = new Exposition();
        int number = 0;
        foreach (string line in text.Split('\n'))
        {
            number++;
            try
            {
                exposition.Take(line.Trim());
            }
            catch (FormatException fault)
            {
                throw new Failure($"{path}({number}): invalid line in a Prometheus scrape: {fault.Message}");
            }
        }

        return [.. exposition.samples.Select(family => exposition.Family(family.Key, family.Value))];
    }

    private SampleFamily Family(string name, List<Sample> own)
    {
        (string type, string help) = described.GetValueOrDefault(name, ("unknown", ""));
        return new SampleFamily(name, type == "untyped" ? "unknown" : type, help, own);
    }

    private void Take(string line)
    {
        if (line.Length == 0)
        {
            return;
        }

        if (line[0] != '#')
        {
            Sample sample = ReadSample(line);
            string family = FamilyOf(sample.Name);
            if (!samples.TryGetValue(family, out List<Sample>? own))
            {
                samples[family] = own = [];
            }

            own.Add(sample);
            return;
        }

        if (line.Split(' ', 4) is ["#", "TYPE" or "HELP", var name, var rest])
        {
            (string type, string help) = described.GetValueOrDefault(name, ("unknown", ""));
            described[name] = line.StartsWith("# TYPE", StringComparison.Ordinal)
                ? (rest.Trim(), help)
                : (type, rest.Replace("\\n", " ", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal));
        }
    }

    /// <summary>A sample belongs to the family that was described, with or without a suffix.</summary>
    private string FamilyOf(string name)
    {
        string? suffix = described.ContainsKey(name)
            ? null
            : Suffixes.FirstOrDefault(
                suffix => name.EndsWith(suffix, StringComparison.Ordinal) && described.ContainsKey(name[..^suffix.Length]));
        return suffix is null ? name : name[..^suffix.Length];
    }

    private static Sample ReadSample(string line)
    {
        int end = line.IndexOfAny(['{', ' ', '\t']);
        if (end <= 0
            || !line.AsSpan(0, end).ToArray().All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or ':')
            || char.IsAsciiDigit(line[0]))
        {
            throw new FormatException("it begins with no metric's name");
        }

        string name = line[..end];
        var labels = new List<KeyValuePair<string, string>>();
        int position = line[end] == '{' ? ReadLabels(line, end + 1, labels) : end;
        string value = line[position..].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault()
            ?? throw new FormatException("the value is missing");
        return new Sample(name, labels, Number(value));
    }

    private static int ReadLabels(string line, int position, List<KeyValuePair<string, string>> labels)
    {
        while (true)
        {
            while (position < line.Length && line[position] is ',' or ' ')
            {
                position++;
            }

            if (position < line.Length && line[position] == '}')
            {
                return position + 1;
            }

            int equals = line.IndexOf('=', Math.Min(position, line.Length));
            if (equals < 0 || equals + 1 >= line.Length || line[equals + 1] != '"')
            {
                throw new FormatException("a label is not written name=\"value\"");
            }

            string label = line[position..equals].Trim();
            var value = new StringBuilder();
            for (position = equals + 2; position < line.Length && line[position] != '"'; position++)
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

            if (position >= line.Length)
            {
                throw new FormatException("a label's value is not closed");
            }

            position++;
            labels.Add(new(label, value.ToString()));
        }
    }

    private static double Number(string text) => text switch
    {
        "+Inf" or "Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
                ? number
                : throw new FormatException($"'{text}' is not a number"),
    };
}
