using System.Globalization;
using System.Text;

namespace Stalwart.Instrumentation.Generators.Tests.RandomCatalogues;

/// <summary>
/// A catalogue that is right, made of a seed: names of every shape, keywords among them, and every form that a catalogue can have.
/// </summary>
internal sealed class RandomCatalogue
{
    private static readonly string[] Words =
    [
        "a", "auth", "class", "event", "string", "int", "new", "base", "object", "true", "http2", "x9", "message",
        "very-long-name-of-several-words", "equal", "system", "global", "value", "gate", "record", "int32",
    ];

    private static readonly string[] Units = ["", "{thing}", "s", "ms", "us", "ns", "min", "h", "d", "By", "KiBy", "MBy", "bit", "Kibit"];
    private static readonly string[] Kinds = ["counter", "up-down-counter", "gauge", "histogram"];
    private static readonly string[] Levels = ["trace", "debug", "info", "warn", "error"];
    private static readonly string[] Buckets = ["[0.5, 1, 10]", "\"slow\"", "\"native\"", "[1, 1e21], native = true"];

    /// <summary>Ends of descriptions that another format could take for something else.</summary>
    private static readonly string[] Endings =
        ["", ": yes # no", " 'single' \\\"double\\\" \\\\", " – größer 🙂", " {a, b} [c] *d &e !f %g @h `i"];

    private readonly Random random;
    private readonly RandomTags tags;
    private readonly StringBuilder text = new();
    private int former;

    public RandomCatalogue(int seed)
    {
        random = new Random(seed);
        tags = new RandomTags(random);
        Line("[catalogue]\nmeter = \"random\"");
        Line(Sometimes(2, "version = \"1.0\"\n") + Sometimes(2, "max-series = 90000000"));
        Line("[buckets]\nslow = [-1.5, 0.001, 2.5e3, 1e15]");
        string[] sets = [.. Names(random.Next(0, 4), "set")];
        foreach (string set in sets)
        {
            Line($"[tags.{set}]\n{Sometimes(2, $"description = \"Set of values{Ending()}\"\n")}{tags.Closed("\n")}");
        }

        Line("[metrics]");
        RandomMetric[] metrics = [.. Names(random.Next(0, 6), "metric").Select(name => Metric(name, sets))];
        foreach (string name in Names(random.Next(0, 3), "kept"))
        {
            Keep(name, sets);
        }

        Line("[events]");
        int id = random.Next(100);
        foreach (string family in Names(random.Next(1, 5), ""))
        {
            foreach (string name in Names(random.Next(1, 6), ""))
            {
                Events.Add(($"{family}.{name}", id));
                Line($"{family}.{name} = {{ id = {id}, description = \"Event {id}{Ending()}\"{Rest(id, sets, metrics)} }}");
                id += random.Next(1, 50);
            }
        }

        Line(Sometimes(3, $"[retired]\n{id} = \"gone.for-good\"\n{id + 1} = \"no longer needed\""));
    }

    public List<(string Name, int Id)> Events { get; } = [];

    public override string ToString() => text.ToString();

    public static string Word(Random random) => Words[random.Next(Words.Length)];

    private void Line(string line) => text.Append(CultureInfo.InvariantCulture, $"{line}\n");

    private string Sometimes(int oneIn, string content) => random.Next(oneIn) == 0 ? content : "";

    private string Ending() => Endings[random.Next(Endings.Length)];

    private string Formerly() => Sometimes(6, $", formerly = [\"old.Name_{++former}\", \"old-{former}\"]");

    private RandomMetric Metric(string name, string[] sets)
    {
        var metric = new RandomMetric(
            name,
            Kinds[random.Next(4)],
            Units[random.Next(Units.Length)],
            sets.Length > 0 && random.Next(3) == 0 ? sets[random.Next(sets.Length)] : null);
        string buckets = metric.Kind == "histogram" ? $", buckets = {Buckets[random.Next(Buckets.Length)]}" : "";
        string unit = metric.Unit.Length == 0 ? "" : $", unit = \"{metric.Unit}\"";
        Line($"\"{name}\" = {{ kind = \"{metric.Kind}\", description = \"Metric {name}{Ending()}\"{buckets}{unit}{Formerly()} }}");
        return metric;
    }

    /// <summary>Adds a metric whose values the program keeps.</summary>
    private void Keep(string name, string[] sets)
    {
        string kind = Kinds[random.Next(3)];
        string own = random.Next(2) == 0
            ? ""
            : $", tags = {{ \"http.route\" = {tags.Any(sets)}, Zone_2 = {tags.Any(sets)} }}{Sometimes(4, ", max-series = 5")}";
        string observed = kind == "gauge" && random.Next(2) == 0 ? "" : ", observed = true";
        Line($"\"{name}\" = {{ kind = \"{kind}\", description = \"Kept {name}\", unit = \"{{thing}}\"{observed}{own}{Formerly()} }}");
    }

    private string Rest(int id, string[] sets, RandomMetric[] metrics)
    {
        string[] types = ["duration", "long", "double", "bytes", "string"];
        (string Name, string Type)[] fields = [.. Names(random.Next(0, 3), "field").Select(name => (name, types[random.Next(5)]))];

        // Feeds of one metric have one set in the tag, so an event feeds metrics with one set only.
        string? set = metrics.Select(metric => metric.Set).FirstOrDefault(each => each is not null && random.Next(2) == 0);
        RandomMetric[] fed = [.. metrics.Where(metric => metric.Set is null || metric.Set == set)];
        string[] feeds = [.. fed.Select(metric => Feed(metric, fields)).OfType<string>()];
        IEnumerable<string> names = Names(random.Next(0, 4), "tag").Except(fields.Select(field => field.Name));
        List<string> own = [.. names.Select(name => $"{name} = {tags.Any(sets)}")];
        if (set is not null)
        {
            own.Add($"{RandomMetric.Tag} = \"{set}\"");
        }

        return Table(", fields = ", fields.Select(field => $"{field.Name} = {Field(field.Type)}"))
            + Sometimes(5, $", message = \"No {id}{{{{}}}}: {string.Join(' ', fields.Select(field => $"{{{field.Name}}}"))}\"")
            + Sometimes(9, ", logged = false")
            + Table(", tags = ", own)
            + (own.Count > 0 ? Sometimes(4, $", max-series = {random.Next(1, 9)}") : "")
            + (feeds.Length == 0 ? "" : $", feeds = [{string.Join(", ", feeds)}]")
            + Sometimes(3, $", level = \"{Levels[random.Next(Levels.Length)]}\"")
            + Sometimes(9, ", deprecated = \"with \\\"quotes\\\" and \\\\\"")
            + Sometimes(9, ", owner = \"team: one\\nand two\"")
            + Sometimes(9, ", enabled = false")
            + (random.Next(6) switch { 0 => ", counted = false", 1 => $", counter = \"http.Counter_{id}\"", _ => "" })
            + Formerly();
    }

    private string Field(string type) =>
        random.Next(5) == 0 ? $"{{ type = \"{type}\", sensitivity = \"personal\" }}" : $"\"{type}\"";

    private static string Table(string key, IEnumerable<string> entries) =>
        string.Join(", ", entries) is { Length: > 0 } content ? $"{key}{{ {content} }}" : "";

    private string? Feed(RandomMetric metric, (string Name, string Type)[] fields)
    {
        bool isSum = metric.Kind is "counter" or "up-down-counter";
        string[] fitting = [.. fields.Where(field => metric.Takes(field.Type)).Select(field => field.Name)];
        string? amount = null;
        if (isSum && random.Next(fields.Length == 0 ? 2 : 4) == 0)
        {
            string sign = metric.Kind == "counter" || random.Next(2) == 0 ? "" : "-";
            amount = $"add = {sign}{(random.Next(3) == 0 ? "5000000000000000000" : "1")}";
        }
        else if (fitting.Length > 0 && random.Next(4) > 0)
        {
            string verb = metric.Kind switch { "histogram" => "record", "gauge" => "set", _ => "add" };
            amount = $"{verb} = \"{fitting[random.Next(fitting.Length)]}\"";
        }

        return amount is null ? null : $"{{ metric = \"{metric.Name}\", {amount}{metric.FeedTags} }}";
    }

    /// <summary>Distinct names, also in C#.</summary>
    private IEnumerable<string> Names(int count, string suffix) => Enumerable.Range(0, count)
        .Select(
            i => string.Join('-', Enumerable.Range(0, random.Next(1, 3)).Select(_ => Word(random)))
                + (suffix.Length > 0 || random.Next(2) == 0 ? $"-{suffix}{(char)('a' + i)}" : ""))
        .DistinctBy(name => name.Replace("-", "", StringComparison.Ordinal)).Where(name => name != "equals");
}
