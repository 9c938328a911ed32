using Stalwart.Instrumentation.Cli.Outcomes;

namespace Stalwart.Instrumentation.Cli.Scraping;

/// <summary>
/// Reads the Prometheus text format (https://prometheus.io/docs/instrumenting/exposition_formats/) and OpenMetrics, which is nearly
/// the same.
/// </summary>
internal sealed class Exposition
{
    /// <summary>The suffixes of a family's samples by type; samples of other types have the name of the family.</summary>
    private static readonly Dictionary<string, string[]> Suffixes = new()
    {
        ["counter"] = ["_total", "_created"],
        ["histogram"] = ["_bucket", "_sum", "_count", "_created"],
        ["summary"] = ["_sum", "_count", "_created"],
        ["gaugehistogram"] = ["_bucket", "_gsum", "_gcount"],
        ["info"] = ["_info"],
    };

    private static readonly string[] AllSuffixes = [.. Suffixes.Values.SelectMany(suffixes => suffixes).Distinct()];

    private readonly Dictionary<string, (string Type, string Help)> described = [];
    private readonly Dictionary<string, string> units = [];
    private readonly Dictionary<string, List<Sample>> samples = [];

    /// <summary>Reads a scrape.</summary>
    /// <param name="path">The name of the scrape in messages.</param>
    /// <param name="text">The scrape.</param>
    /// <exception cref="Failure">A line is invalid.</exception>
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
        return new SampleFamily(name, type == "untyped" ? "unknown" : type, help, own)
        {
            Unit = units.GetValueOrDefault(name),
        };
    }

    private void Take(string line)
    {
        if (line.Length == 0)
        {
            return;
        }

        var content = new ExpositionLine(line);
        if (content.Keyword() is not string keyword)
        {
            Sample sample = content.Sample();
            string family = FamilyOf(sample.Name);
            if (!samples.TryGetValue(family, out List<Sample>? own))
            {
                samples[family] = own = [];
            }

            own.Add(sample);
        }
        else if (keyword.Length > 0 && content.DescribedName() is string name)
        {
            (string type, string help) = described.GetValueOrDefault(name, ("unknown", ""));
            string rest = content.Rest();
            if (keyword == "UNIT")
            {
                units[name] = rest;
                return;
            }

            described[name] = keyword == "TYPE"
                ? (rest, help)
                : (type, rest.Replace("\\n", " ", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal));
        }
    }

    /// <summary>Returns the family of a sample: the one with its name, or one whose type has samples with its suffix.</summary>
    private string FamilyOf(string name)
    {
        string? suffix = described.ContainsKey(name)
            ? null
            : AllSuffixes.FirstOrDefault(suffix => name.EndsWith(suffix, StringComparison.Ordinal)
                && described.TryGetValue(name[..^suffix.Length], out (string Type, string Help) family)
                && Suffixes.GetValueOrDefault(family.Type, []).Contains(suffix));
        return suffix is null ? name : name[..^suffix.Length];
    }
}
