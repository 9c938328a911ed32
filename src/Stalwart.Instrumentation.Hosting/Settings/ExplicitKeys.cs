using Microsoft.Extensions.Configuration;
using Stalwart.Instrumentation.Configuration;

namespace Stalwart.Instrumentation.Hosting.Settings;

/// <summary>Finds keys that a source sets explicitly.</summary>
internal static class ExplicitKeys
{
    /// <summary>Returns the key from any source that sets it.</summary>
    public static SettingNode? Find(SettingNode root, string key) =>
        key.Split('.').Aggregate((SettingNode?)root, (node, name) => node?.Find(name));

    /// <summary>Returns whether scrapes explicitly need no credentials.</summary>
    public static bool ScrapesNeedNoCredentials(IConfiguration configuration) =>
        NoCredentials.Is(Find(SettingTree.Read(configuration), SettingsTable.Section + ".prometheus.auth"));
}
