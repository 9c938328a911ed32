using Microsoft.Extensions.Configuration;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Settings;

namespace Stalwart.Instrumentation.Hosting.Options;

/// <summary>Reads and checks the section <c>metrics</c>.</summary>
public static class EventMetricsOptionsReader
{
    /// <summary>The section's name.</summary>
    public const string Section = MetricsKeys.Section;

    /// <summary>Reads the section.</summary>
    /// <param name="configuration">The configuration that has the section.</param>
    /// <returns>The options; defaults for what is not there.</returns>
    /// <exception cref="EventMetricsConfigurationException">Something is wrong; the message lists all of it.</exception>
    public static EventMetricsOptions Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        (EventMetricsOptions options, SettingProblems problems) = Examine(configuration);
        problems.ThrowIfAny();
        return options;
    }

    /// <summary>Reads the section; the options are only good when there are no problems.</summary>
    internal static (EventMetricsOptions Options, SettingProblems Problems) Examine(IConfiguration configuration)
    {
        var problems = new SettingProblems();
        var table = new SettingTable(SettingTree.Read(configuration, Section), MetricsKeys.Metrics, problems);
        var options = new EventMetricsOptions
        {
            DisabledEvents = table.List("disabled-events"),
            EnabledEvents = table.List("enabled-events"),
            ExportZeros = table.Bool("export-zeros", false),
            Reload = table.Bool("reload", true),
            Resource = ResourceReader.Read(table.Find("resource"), problems),
            Prometheus = PrometheusOptionsReader.Read(table.Find("prometheus"), problems),
            OpenTelemetry = OtlpOptionsReader.Read(table.Find("open-telemetry"), problems),
        };
        return (options, problems);
    }

    internal static Credentials? ReadCredentials(SettingTable table)
    {
        string? username = table.Text("username");
        bool hasSecret = table.Find("secret") is not null || table.Find("secret-env") is not null || table.Find("secret-file") is not null;
        string? secret = SecretReader.Read(table, "secret");
        if (string.IsNullOrWhiteSpace(username) && hasSecret)
        {
            table.Problem("username", "is missing while a secret is there; give both or neither.");
        }
        else if (username is not null && !hasSecret)
        {
            table.Problem("secret", "is missing while a username is there; give both or neither (secret, secret-env or secret-file).");
        }
        else if (username?.Contains(':', StringComparison.Ordinal) == true)
        {
            table.Problem("username", "a colon cannot be part of the name in HTTP Basic.");
        }

        return username is not null && secret is not null ? new Credentials(username, secret) : null;
    }
}
