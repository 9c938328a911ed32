using Microsoft.Extensions.Configuration;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Hosting.Settings;

/// <summary>
/// Remembers which sources had settings when options were last applied, to detect one that was emptied by a full disk or a broken
/// deployment. Not thread-safe.
/// </summary>
internal sealed class SourcesInForce
{
    private readonly IConfiguration configuration;
    private Dictionary<IConfigurationProvider, string> sections;

    public SourcesInForce(IConfiguration configuration)
    {
        this.configuration = configuration;
        sections = Read();
    }

    /// <summary>Remembers the current sources as applied.</summary>
    public void Applied() => sections = Read();

    /// <summary>Returns why the current sources must not be applied; empty if they may be.</summary>
    /// <param name="current">The options in effect.</param>
    public IEnumerable<SettingDiagnostic> Refusals(EventMetricsOptions current)
    {
        bool exports = current.Prometheus.Enable || current.OpenTelemetry.IsOn || current.Logs.OpenTelemetry.IsOn;
        return
        [
            .. sections.Where(pair => SectionOf(pair.Key) is null && (exports || !pair.Key.GetChildKeys([], null).Any()))
                .Select(pair => Refusal(pair.Key, pair.Value)),
        ];
    }

    private static SettingDiagnostic Refusal(IConfigurationProvider provider, string section)
    {
        string? file = provider switch
        {
            TomlConfigurationProvider toml => toml.Source.Path,
            FileConfigurationProvider other => other.Source.Path,
            _ => null,
        };
        return new(
            ConfigurationRules.Conflict,
            file is null ? null : new SettingOrigin(file, null),
            section,
            null,
            [section, "and all other settings of this source were removed; restore them, or restart the process to run without them"]);
    }

    private static IEnumerable<IConfigurationProvider> Providers(IConfiguration configuration) =>
        configuration is not IConfigurationRoot root ? []
            : root.Providers.SelectMany(provider => provider is ChainedConfigurationProvider chained
                ? Providers(chained.Configuration)
                : [provider]);

    /// <summary>Returns the first section that has settings.</summary>
    private static string? SectionOf(IConfigurationProvider provider) => provider is TomlConfigurationProvider toml
        ? toml.Sections.Count > 0 ? toml.Sections[0] : null
        : SettingsTable.Sections.FirstOrDefault(section => SettingsTable.HasSetting(section, provider.GetChildKeys([], section)));

    private Dictionary<IConfigurationProvider, string> Read() => Providers(configuration)
        .Select(provider => (provider, section: SectionOf(provider)))
        .Where(pair => pair.section is not null)
        .DistinctBy(pair => pair.provider)
        .ToDictionary(pair => pair.provider, pair => pair.section!);
}
