using Stalwart.Instrumentation.Hosting.Settings;

namespace Stalwart.Instrumentation.Hosting.Options;

/// <summary>Reads the table <c>metrics.resource</c>, whose keys are the operator's own: attributes of the process.</summary>
internal static class ResourceReader
{
    private const string Path = "metrics.resource";

    public static IReadOnlyList<KeyValuePair<string, string>> Read(SettingNode? node, SettingProblems problems)
    {
        if (node is { Value: { Length: > 0 } })
        {
            problems.Add(node, $"is a table, not a value; write [{Path}] and the attributes below it, such as \"service.namespace\" = \"mail\".");
        }

        var attributes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (SettingNode child in node?.Children ?? [])
        {
            Add(child, NameOf(child), attributes, problems);
        }

        return [.. attributes];
    }

    /// <summary><c>"service.name"</c>, <c>service.name</c> and a table <c>service</c> with a key <c>name</c> are the same attribute.</summary>
    private static void Add(SettingNode node, string name, SortedDictionary<string, string> attributes, SettingProblems problems)
    {
        if (node.Value is string value)
        {
            if (value.Length == 0)
            {
                problems.Add(node, "an attribute has a value; write one, or remove the line.");
            }

            attributes[name] = value;
        }

        foreach (SettingNode child in node.Children)
        {
            if (int.TryParse(child.Name, out _))
            {
                problems.Add(node.AnyOrigin(), node.Path, null, "is one text, not an array.");
                return;
            }

            Add(child, $"{name}.{NameOf(child)}", attributes, problems);
        }
    }

    /// <summary>A name that a variable alone gives is in capitals there, as variables are; attributes are not.</summary>
    private static string NameOf(SettingNode node) => node.Name.Any(char.IsAsciiLetterLower) ? node.Name : node.Name.ToLowerInvariant();
}
