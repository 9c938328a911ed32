using System.Text.RegularExpressions;

namespace Stalwart.Instrumentation.Prometheus.Tests.Oracle;

/// <summary>
/// The response to a scrape, parsed strictly: contiguous families, each described once and before its samples, no duplicate sample.
/// </summary>
internal static partial class ParsedScrape
{
    private static readonly Dictionary<string, string[]> Suffixes = new()
    {
        ["counter"] = ["", "_total", "_created"],
        ["gauge"] = [""],
        ["histogram"] = ["_bucket", "_sum", "_count", "_created"],
        ["info"] = ["_info"],
    };

    public static List<ScrapeFamily> Read(string text, bool isOpenMetrics)
    {
        List<ScrapeFamily> families = [];
        Assert.True(text.Length == 0 || text[^1] == '\n', "The last line does not end.");
        string[] lines = text.Split('\n')[..^1];
        if (isOpenMetrics)
        {
            Assert.Equal("# EOF", lines[^1]);
            lines = lines[..^1];
        }

        foreach (string line in lines)
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                Describe(families, line.Split(' ', 4), isOpenMetrics);
            }
            else
            {
                Add(families[^1], line);
            }
        }

        Assert.Equal(families.Count, families.DistinctBy(family => family.Name).Count());
        return families;
    }

    private static void Describe(List<ScrapeFamily> families, string[] words, bool isOpenMetrics)
    {
        if (words[1] == "TYPE")
        {
            families.Add(new ScrapeFamily(words[2], words[3]));
            return;
        }

        ScrapeFamily family = families[^1];
        Assert.Equal(family.Name, words[2]);
        Assert.Empty(family.Samples);
        if (words[1] == "UNIT")
        {
            Assert.True(isOpenMetrics, "Only OpenMetrics has units.");
            Assert.Equal("", family.Unit);
            family.Unit = words[3];
        }
        else
        {
            Assert.Equal("HELP", words[1]);
            Assert.Equal("", family.Help);
            Assert.Matches(isOpenMetrics ? @"\A(?:[^\\""]|\\[n\\""])*\z" : @"\A(?:[^\\]|\\[n\\])*\z", words[3]);
            family.Help = Unescape(words[3]);
        }
    }

    private static void Add(ScrapeFamily family, string line)
    {
        Match sample = Sample().Match(line);
        Assert.True(sample.Success, line);
        string name = sample.Groups["name"].Value;
        Assert.StartsWith(family.Name, name, StringComparison.Ordinal);
        string suffix = name[family.Name.Length..];
        Assert.Contains(suffix, Suffixes[family.Type]);
        string[] labels =
        [
            .. Label().Matches(sample.Groups["labels"].Value)
                .Select(label => $"{label.Groups[1].Value}={Unescape(label.Groups[2].Value)}")
                .Order(StringComparer.Ordinal),
        ];
        Assert.True(
            family.Samples.TryAdd((suffix, string.Join('\u0001', labels)), sample.Groups["value"].Value), $"There twice: {line}");
    }

    private static string Unescape(string text) =>
        Escaped().Replace(text, match => match.Value[1] == 'n' ? "\n" : match.Value[1..]);

    [GeneratedRegex(
        @"\A(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)"
        + @"\{(?<labels>(?:[a-zA-Z_][a-zA-Z0-9_]*=""(?:[^""\\]|\\[n""\\])*""(?:,(?!\}))?)*)\} (?<value>\S+)\z")]
    private static partial Regex Sample();

    [GeneratedRegex(@"([a-zA-Z_][a-zA-Z0-9_]*)=""((?:[^""\\]|\\.)*)""")]
    private static partial Regex Label();

    [GeneratedRegex(@"\\[n""\\]")]
    private static partial Regex Escaped();
}
