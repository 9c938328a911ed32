using System.Globalization;
using System.Text;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>A catalogue that is right, made of a seed: names of every shape, keywords among them, tags and feeds of every kind.</summary>
internal sealed class RandomCatalogue
{
    private static readonly string[] Words =
    [
        "a", "auth", "class", "event", "string", "int", "new", "base", "object", "true", "http2", "x9", "message",
        "very-long-name-of-several-words", "equal", "system", "global", "value", "gate", "record", "int32",
    ];

    private static readonly string[] Units = ["", "{thing}", "s", "ms", "us", "ns", "min", "h", "d", "By", "KiBy", "MBy", "bit", "Kibit"];
    private static readonly string[] Kinds = ["counter", "up-down-counter", "gauge", "histogram"];
    private readonly Random random;
    private readonly StringBuilder text = new("[catalogue]\nmeter = \"random\"\n");

    public RandomCatalogue(int seed)
    {
        random = new Random(seed);
        string[] sets = [.. Names(random.Next(0, 4), "set")];
        foreach (string set in sets)
        {
            text.Append(CultureInfo.InvariantCulture, $"[tags.{set}]\nvalues = {Values()}\n");
        }

        string[] metrics = [.. Names(random.Next(0, 6), "metric")];
        string[] kinds = [.. metrics.Select(_ => Kinds[random.Next(4)])];
        string[] units = [.. metrics.Select(_ => Units[random.Next(Units.Length)])];
        text.Append("[metrics]\n");
        for (int i = 0; i < metrics.Length; i++)
        {
            string more = (kinds[i] == "histogram" ? ", buckets = [0.5, 1, 10]" : "")
                + (units[i].Length == 0 ? "" : $", unit = \"{units[i]}\"");
            text.Append(
                CultureInfo.InvariantCulture,
                $"\"{metrics[i]}\" = {{ kind = \"{kinds[i]}\", description = \"Number {i}\"{more} }}\n");
        }

        text.Append("[events]\n");
        int id = random.Next(100);
        foreach (string family in Names(random.Next(1, 5), ""))
        {
            foreach (string name in Names(random.Next(1, 6), ""))
            {
                Events.Add(($"{family}.{name}", id));
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{family}.{name} = {{ id = {id}, description = \"Event {id}\"{Rest(sets, metrics, kinds, units)} }}\n");
                id += random.Next(1, 50);
            }
        }
    }

    public List<(string Name, int Id)> Events { get; } = [];

    public override string ToString() => text.ToString();

    private string Rest(string[] sets, string[] metrics, string[] kinds, string[] units)
    {
        string[] fields = ["duration", "long", "double", "bytes"];
        string[] own = [.. Names(random.Next(0, 3), "field")];
        string[] types = [.. own.Select(_ => fields[random.Next(4)])];
        string[] tags = [.. Names(random.Next(0, 4), "tag").Except(own)];
        var feeds = new List<string>();
        for (int i = 0; i < metrics.Length; i++)
        {
            if (own.Length == 0)
            {
                if (kinds[i] is "counter" or "up-down-counter" && random.Next(2) == 0)
                {
                    string amount = random.Next(3) == 0 ? "5000000000000000000" : "1";
                    string sign = kinds[i] == "counter" || random.Next(2) == 0 ? "" : "-";
                    feeds.Add($"{{ metric = \"{metrics[i]}\", add = {sign}{amount} }}");
                }

                continue;
            }


            string[] fitting = [.. own.Where((_, field) => Fits(types[field], units[i]))];
            string verb = kinds[i] switch { "histogram" => "record", "gauge" => "set", _ => "add" };
            if (verb == "add" && random.Next(4) == 0)
            {
                feeds.Add($"{{ metric = \"{metrics[i]}\", add = {(kinds[i] == "counter" ? 2 : -1)} }}");
            }
            else if (fitting.Length > 0 && random.Next(4) > 0)
            {
                feeds.Add($"{{ metric = \"{metrics[i]}\", {verb} = \"{fitting[random.Next(fitting.Length)]}\" }}");
            }
        }

        return (own.Length == 0
            ? ""
            : $", fields = {{ {string.Join(", ", own.Select((name, i) => $"{name} = \"{types[i]}\""))} }}")
            + (tags.Length == 0 ? "" : $", tags = {{ {string.Join(", ", tags.Select(name => $"{name} = {Tag(sets)}"))} }}")
            + (feeds.Count == 0 ? "" : $", feeds = [{string.Join(", ", feeds)}]")
            + (tags.Length > 0 && random.Next(4) == 0 ? $", max-series = {random.Next(1, 9)}" : "")
            + (random.Next(5) == 0 ? ", level = \"error\"" : "")
            + (random.Next(9) == 0 ? ", deprecated = \"with \\\"quotes\\\" and \\\\\"" : "")
            + (random.Next(9) == 0 ? ", enabled = false" : "");
    }

    private static bool Fits(string type, string unit) => type switch
    {
        "duration" => unit is "s" or "ms" or "us" or "ns" or "min" or "h" or "d",
        "bytes" => unit is "By" or "KiBy" or "MBy" or "bit" or "Kibit",
        _ => unit is "" or "{thing}",
    };

    private string Tag(string[] sets) => random.Next(4) switch
    {
        0 when sets.Length > 0 => $"\"{sets[random.Next(sets.Length)]}\"",
        1 => "\"bool\"",
        2 => $"{{ type = \"string\", limit = {random.Next(1, 8)} }}",
        _ => Values(),
    };

    private string Values() =>
        "["
        + string.Join(
            ", ",
            Enumerable.Range(0, random.Next(1, 5))
                .Select(i => $"\"{(random.Next(3) == 0 ? i + "xx" : Words[random.Next(Words.Length)] + i)}\""))
        + "]";

    /// <summary>Distinct names, also in C#.</summary>
    private IEnumerable<string> Names(int count, string suffix) => Enumerable.Range(0, count)
        .Select(
            i => string.Join('-', Enumerable.Range(0, random.Next(1, 3)).Select(_ => Words[random.Next(Words.Length)]))
                + (suffix.Length > 0 || random.Next(2) == 0 ? $"-{suffix}{(char)('a' + i)}" : ""))
        .DistinctBy(name => name.Replace("-", "", StringComparison.Ordinal)).Where(name => name != "equals");
}
