using Microsoft.Extensions.Configuration;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Hosting.Settings;

/// <summary>Reads and checks the sections <c>metrics</c> and <c>logs</c>.</summary>
public static class EventMetricsOptionsReader
{
    /// <summary>The name of the metrics section.</summary>
    public const string Section = SettingsTable.Section;

    /// <summary>Reads the sections, and OpenTelemetry's variables for keys that are not set.</summary>
    /// <param name="configuration">The configuration with the sections and the variables.</param>
    /// <returns>The options, with defaults for keys that are not set.</returns>
    /// <exception cref="EventMetricsConfigurationException">A section is invalid; the exception has all diagnostics.</exception>
    public static EventMetricsOptions Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        (EventMetricsOptions options, SettingProblems problems) = Examine(configuration);
        problems.ThrowIfAny();
        return options;
    }

    /// <summary>Reads the sections; the options are valid only if there are no problems.</summary>
    /// <param name="configuration">The configuration with the sections, and OpenTelemetry's variables.</param>
    /// <param name="first">Code that sets options before the configuration.</param>
    /// <param name="last">Code that runs last and can change any option.</param>
    /// <param name="inForce">The options in effect, if there are any yet.</param>
    /// <param name="missing">The packages that are not installed, by the table of their exporter; no variable enables these.</param>
    /// <param name="variablesTurnOn">
    /// Whether OpenTelemetry's variables enable exporters; not if they enable those of a pipeline of the application, which already has
    /// each series.
    /// </param>
    internal static (EventMetricsOptions Options, SettingProblems Problems) Examine(
        IConfiguration configuration,
        Action<EventMetricsOptions>? first = null,
        Action<EventMetricsOptions>? last = null,
        EventMetricsOptions? inForce = null,
        IReadOnlyDictionary<string, string>? missing = null,
        bool variablesTurnOn = true)
    {
        var options = new EventMetricsOptions();
        StandardSettings standard = StandardSettings.Read(name => configuration[name]);
        standard.Fill(options, missing ?? new Dictionary<string, string>(), variablesTurnOn);
        first?.Invoke(options);
        var secrets = new SecretReader();
        SettingNode root = SettingTree.Read(configuration);
        IReadOnlyList<SettingDiagnostic> found = SettingsCheck.Run(root, options, secrets.Read, last, standard);
        (IReadOnlyList<SettingDiagnostic> tls, IReadOnlyList<string> files) = TlsFiles.Read(root, options, inForce, standard);
        return (options, new SettingProblems([.. found, .. tls], [.. secrets.Files, .. files]));
    }

    /// <summary>Checks the sections without using the options.</summary>
    internal static IEnumerable<ConfigurationDiagnostic> Check(IConfiguration configuration, SecretLookup? secrets) =>
        SettingsCheck.Run(SettingTree.Read(configuration), new EventMetricsOptions(), secrets).Select(ConfigurationDiagnostic.Of);
}
