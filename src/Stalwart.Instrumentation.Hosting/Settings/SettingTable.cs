using Stalwart.Instrumentation.Configuration;

namespace Stalwart.Instrumentation.Hosting.Settings;

/// <summary>Reads the keys of one table; what it does not know or cannot use becomes a problem.</summary>
internal sealed class SettingTable
{
    private readonly SettingNode? node;
    private readonly SettingProblems problems;

    public SettingTable(SettingNode? node, MetricsTable keys, SettingProblems problems)
    {
        this.node = node;
        this.problems = problems;
        Path = keys.Path;
        string[] known = keys.Names;
        var accepted = known.Select(SettingNode.Normalise).ToHashSet(StringComparer.Ordinal);
        foreach (SettingNode child in node?.Children ?? [])
        {
            if (!accepted.Contains(SettingNode.Normalise(child.Name)))
            {
                string remedy = NearestName.Find(child.Name, known) is string near ? $"did you mean {near}?" : $"what is known here: {string.Join(", ", known.Where(key => !key.Any(char.IsAsciiLetterUpper)))}.";
                problems.Add(child.AnyOrigin(), child.Path, null, $"there is no such key; {remedy}");
            }
        }

        if (node is { Value: { Length: > 0 } })
        {
            // The value of a table may well be a secret: auth = "token".
            problems.Add(node.Origin, node.Path, null, $"is a table, not a value; write [{Path}] and the keys below it.");
        }
    }

    public string Path { get; }

    public SettingNode? Find(string name) => node?.Find(name);

    public void Problem(string name, string problem, bool showValue = true) =>
        problems.Add(Find(name)?.AnyOrigin() ?? node?.AnyOrigin(), $"{Path}.{name}", showValue ? Find(name)?.Value : null, problem);

    /// <summary>The key's value is used, though not as it is written.</summary>
    public void Warn(string name, string warning) => problems.Warn(Find(name)?.AnyOrigin(), $"{Path}.{name}", Find(name)?.Value, warning);

    /// <summary>A file is read for a key of this table.</summary>
    public void AddFile(string path) => problems.AddFile(path);

    public string? Text(string name)
    {
        SettingNode? child = Find(name);
        if (child?.Children.Any() == true)
        {
            Problem(name, "is one text, not a table or an array.");
        }

        return child?.Value;
    }

    public bool Bool(string name, bool otherwise)
    {
        string? text = Text(name);
        if (text is null)
        {
            return otherwise;
        }

        if (!bool.TryParse(text, out bool value))
        {
            Problem(name, "write true or false.");
        }

        return value;
    }

    public TimeSpan Span(string name, TimeSpan otherwise)
    {
        string? text = Text(name);
        if (text is null)
        {
            return otherwise;
        }

        if (!Duration.TryParse(text, out TimeSpan value))
        {
            Problem(name, "is not a duration; write a number above 0 and its unit, such as \"500ms\", \"30s\" or \"1m\".");
        }

        return value;
    }

    public T Choice<T>(string name, T otherwise, params (string Name, T Value)[] choices)
    {
        string? text = Text(name);
        if (text is null)
        {
            return otherwise;
        }

        foreach ((string choice, T value) in choices)
        {
            if (choice.Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        string near = NearestName.Find(text, choices.Select(choice => choice.Name)) is string found ? $" (did you mean \"{found}\"?)" : "";
        Problem(name, $"write one of {string.Join(", ", choices.Select(choice => $"\"{choice.Name}\""))}{near}.");
        return otherwise;
    }

    /// <summary>An array of texts; or one text with commas, which is what fits an environment variable.</summary>
    public IReadOnlyList<string> List(string name)
    {
        SettingNode? child = Find(name);
        if (child?.Value is string text)
        {
            return text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }

        var list = new List<string>();
        foreach (SettingNode item in child?.Children ?? [])
        {
            if (item.Value is null || !int.TryParse(item.Name, out _))
            {
                problems.Add(item.AnyOrigin(), item.Path, item.Value, $"{Path}.{name} is an array of texts, such as [\"a\", \"b\"].");
                continue;
            }

            list.Add(item.Value);
        }

        return list;
    }
}
