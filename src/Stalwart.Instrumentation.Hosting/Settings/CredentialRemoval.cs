using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Hosting.Settings;

/// <summary>
/// Finds credentials that are in effect but missing in a changed configuration. A file that is accidentally emptied or truncated also lacks
/// its credentials, so a running process removes them only for <c>auth = "none"</c>.
/// </summary>
internal static class CredentialRemoval
{
    private const string Remedy = "restore the credentials, set auth = \"none\", or restart the process to ";

    /// <summary>Returns why a running process must not apply these options; empty if it may.</summary>
    /// <param name="current">The options in effect.</param>
    /// <param name="wanted">The changed options.</param>
    /// <param name="root">The configuration that the changed options were read from.</param>
    public static IEnumerable<SettingDiagnostic> Refusals(EventMetricsOptions current, EventMetricsOptions wanted, SettingNode root)
    {
        const string scrape = $"{SettingsTable.Section}.prometheus";
        if (current.Prometheus.Auth is not null && wanted.Prometheus.Auth is null && !IsSet(root, $"{scrape}.auth"))
        {
            yield return Refusal($"{scrape}.auth", "serve metrics without them");
        }

        foreach (OtlpSection section in OtlpSection.All)
        {
            // An explicitly disabled transport may lose its credentials; a missing transport may also be an accident.
            bool isTurnedOff = !section.Part(wanted).IsOn && IsSet(root, section.Table + ".transport");
            if (HasCredentials(section.Part(current)) && !HasCredentials(section.Part(wanted))
                && !isTurnedOff && !IsSet(root, section.Auth))
            {
                yield return Refusal(section.Auth, "export without them");
            }
        }
    }

    private static bool HasCredentials(OtlpExportOptions options) =>
        options.Auth is not null || options.BearerToken is not null || options.Headers.Any(OtlpExportOptions.IsAuthorization);

    /// <summary>Returns whether a key has a value, which is valid at this point.</summary>
    private static bool IsSet(SettingNode root, string key) =>
        ExplicitKeys.Find(root, key) is { Value.Length: > 0 };

    private static SettingDiagnostic Refusal(string key, string purpose) => new(
        ConfigurationRules.Conflict, null, key, null, ["auth", $"cannot be removed by a reload; {Remedy}{purpose}"]);
}
