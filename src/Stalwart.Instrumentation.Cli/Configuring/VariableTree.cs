using Stalwart.Instrumentation.Configuration;

namespace Stalwart.Instrumentation.Cli.Configuring;

/// <summary>Merges variables such as <c>METRICS__PROMETHEUS__ENABLE</c> into a tree of settings, like a host.</summary>
internal static class VariableTree
{
    private const string Separator = "__";

    /// <summary>Replaces the values of keys for which there are variables.</summary>
    public static void AddTo(SettingNode root, IReadOnlyDictionary<string, string> variables)
    {
        foreach (string section in SettingsTable.Sections)
        {
            SettingNode node = root.FindOrAdd(section);
            foreach ((string name, string value) in variables.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                string[] segments = name.Split(Separator);
                if (segments.Length > 1 && segments[0].Equals(section, StringComparison.OrdinalIgnoreCase))
                {
                    Set(segments.Skip(1).Aggregate(node, (table, key) => table.FindOrAdd(key)), name, value);
                }
            }
        }
    }

    private static void Set(SettingNode node, string variable, string value)
    {
        node.Value = value;
        node.Kind = "a string";
        node.Origin = node.KeyOrigin = new SettingOrigin($"environment variable {variable}", null);
    }
}
