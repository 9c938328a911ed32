using Stalwart.Instrumentation.Configuration;

namespace Stalwart.Instrumentation.TestSupport.Hosts;

/// <summary>The values of a TOML text, as a file's would be.</summary>
internal static class TomlText
{
    public static IReadOnlyDictionary<string, string?> Flatten(string toml) =>
        SettingsFile.Read("test.toml", toml).Leaves.ToDictionary(leaf => leaf.Key, string? (leaf) => leaf.Text);
}
