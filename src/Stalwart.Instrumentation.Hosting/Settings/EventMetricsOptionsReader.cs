using Microsoft.Extensions.Configuration;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Hosting.Settings;

/// <summary>Reads and checks the sections <c>metrics</c> and <c>logs</c>.</summary>
public static class EventMetricsOptionsReader
{
    /// <summary>The name of the section of metrics.</summary>
    public const string Section = SettingsTable.Section;

    /// <summary>Reads the sections, and OpenTelemetry's variables for what they do not have.</summary>
    /// <param name="configuration">The configuration that has the sections and the variables.</param>
    /// <returns>The options; defaults for what is not there.</returns>
    /// <exception cref="EventMetricsConfigurationException">A section is invalid; the exception has all diagnostics.</exception>
    public static EventMetricsOptions Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        (EventMetricsOptions options, SettingProblems problems) = Examine(configuration);
        problems.ThrowIfAny();
        return options;
    }

    /// <summary>Reads the sections; the options are only good when there are no problems.</summary>
    /// <param name="configuration">The configuration that has the sections, and OpenTelemetry's variables.</param>
    /// <param name="first">Code that sets options below the configuration.</param>
    /// <param name="last">Code that has the last word.</param>
    /// <param name="inForce">The options in force, if there are any yet.</param>
    /// <param name="missing">The packages that are not installed, by the table of their exporter: no variable turns these on.</param>
    /// <param name="variablesTurnOn">
    /// Whether OpenTelemetry's variables turn exporters on; not when they turn on those of a pipeline of the application, which has each
    /// series already.
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

    /// <summary>Checks the sections without reading it for use.</summary>
    internal static IEnumerable<ConfigurationDiagnostic> Check(IConfiguration configuration, SecretLookup? secrets) =>
        SettingsCheck.Run(SettingTree.Read(configuration), new EventMetricsOptions(), secrets).Select(ConfigurationDiagnostic.Of);
}
