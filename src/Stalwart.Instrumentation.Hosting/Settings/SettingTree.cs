using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Configuration;

namespace Stalwart.Instrumentation.Hosting.Settings;

/// <summary>Reads the sections of a configuration into nodes with their origin. Later providers take precedence, as everywhere.</summary>
internal static class SettingTree
{
    public static SettingNode Read(IConfiguration configuration)
    {
        var root = SettingNode.Root();
        Merge(root, configuration);
        return root;
    }

    private static void Merge(SettingNode root, IConfiguration configuration)
    {
        if (configuration is not IConfigurationRoot { Providers: var providers })
        {
            foreach (string section in SettingsTable.Sections)
            {
                Merge(root.FindOrAdd(section), configuration.GetSection(section));
            }

            return;
        }

        foreach (IConfigurationProvider provider in providers)
        {
            if (provider is ChainedConfigurationProvider chained)
            {
                Merge(root, chained.Configuration);
            }
            else if (provider is TomlConfigurationProvider toml)
            {
                toml.AddTo(root);
            }
            else
            {
                foreach (string section in SettingsTable.Sections)
                {
                    MergeSection(root, provider, section);
                }
            }
        }
    }

    private static void MergeSection(SettingNode root, IConfigurationProvider provider, string section)
    {
        SettingNode node = root.FindOrAdd(section);
        string key = Spelling(provider, section);
        if (section != SettingsTable.LogsSection)
        {
            // A variable LOGS or an option --logs belongs to the application.
            MergeValue(node, provider, key);
        }

        MergeChildren(node, provider, key);
    }

    private static void Merge(SettingNode node, IConfigurationProvider provider, string key)
    {
        MergeValue(node, provider, key);
        MergeChildren(node, provider, key);
    }

    private static void MergeValue(SettingNode node, IConfigurationProvider provider, string key)
    {
        if (provider.TryGet(key, out string? value) && value is not null)
        {
            node.Value = value;
            node.Kind = "a string";
            node.Origin = node.KeyOrigin = OriginOf(provider, key);
        }
    }

    private static void MergeChildren(SettingNode node, IConfigurationProvider provider, string key)
    {
        foreach (string child in provider.GetChildKeys([], key).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            Merge(node.FindOrAdd(child), provider, ConfigurationPath.Combine(key, child));
        }
    }

    /// <summary>Returns a section's name as the provider spells it, because the names of variables are case-sensitive.</summary>
    private static string Spelling(IConfigurationProvider provider, string section) =>
        provider.GetChildKeys([], null).FirstOrDefault(key => key.Equals(section, StringComparison.OrdinalIgnoreCase)) ?? section;

    private static void Merge(SettingNode node, IConfigurationSection section)
    {
        node.Value = section.Value ?? node.Value;
        foreach (IConfigurationSection child in section.GetChildren())
        {
            Merge(node.FindOrAdd(child.Key), child);
        }
    }

    private static SettingOrigin? OriginOf(IConfigurationProvider provider, string key) => provider switch
    {
        FileConfigurationProvider file => new SettingOrigin($"{file.Source.Path}", null),
        EnvironmentVariablesConfigurationProvider =>
            new SettingOrigin($"environment variable {key.Replace(":", "__", StringComparison.Ordinal)}", null),
        _ => null,
    };
}
