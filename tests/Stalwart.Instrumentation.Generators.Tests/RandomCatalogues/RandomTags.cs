namespace Stalwart.Instrumentation.Generators.Tests.RandomCatalogues;

/// <summary>Definitions of tags in every form, made of a source of random numbers.</summary>
internal sealed class RandomTags(Random random)
{
    private static readonly string[] Texts =
        ["GET", "1.1", "bad-password", "über", "yes", "null", "a b: c # d", "0x1", "'q' \"r\" \\", "2024-01-01", "🙂"];

    /// <summary>Returns one of the forms that a tag can have.</summary>
    public string Any(IReadOnlyList<string> sets)
    {
        string optional = (random.Next(3) == 0 ? ", optional = true" : "")
            + (random.Next(5) == 0 ? ", sensitivity = \"internal\"" : "");
        return random.Next(7) switch
        {
            0 when sets.Count > 0 => $"\"{sets[random.Next(sets.Count)]}\"",
            1 when sets.Count > 0 => $"{{ set = \"{sets[random.Next(sets.Count)]}\"{optional} }}",
            2 => random.Next(2) == 0 ? "\"bool\"" : $"{{ type = \"bool\"{optional} }}",
            3 => $"{{ type = \"string\", limit = {random.Next(1, 8)}{optional} }}",
            4 => $"{{ type = \"int\", limit = {random.Next(1, 8)}{optional} }}",
            5 => $"{{ {Closed()}{optional} }}",
            _ => Values(),
        };
    }

    /// <summary>Returns the values, and sometimes another word for all others, as the keys of a table.</summary>
    public string Closed(string separator = ", ") => random.Next(3) switch
    {
        0 => $"values = {Values(", { value = \"_OTHER\", name = \"Other\" }")}{separator}other = \"_OTHER\"",
        1 => $"values = {Values()}{separator}other = \"unknown\"",
        _ => $"values = {Values()}",
    };

    /// <summary>Returns an array of distinct values: words, or texts and integers whose members have names.</summary>
    public string Values(string last = "")
    {
        int count = random.Next(1, 5);
        string[] values = (last.Length == 0 ? random.Next(4) : 1) switch
        {
            0 => [.. Enumerable.Range(0, count).Select(i => random.Next(2) == 0 ? $"{i}" : $"{{ value = {i}, name = \"Code{i}\" }}")],
            1 => [.. Texts.OrderBy(_ => random.Next()).Take(count).Select(Named)],
            _ => [.. Enumerable.Range(0, count).Select(i => $"\"{(random.Next(3) == 0 ? i + "xx" : RandomCatalogue.Word(random) + i)}\"")],
        };
        return $"[{string.Join(", ", values)}{last}]";
    }

    private static string Named(string text, int number)
    {
        string quoted = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        return $"{{ value = \"{quoted}\", name = \"Text{number}\" }}";
    }
}
