using System.Linq;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>
/// The rules for credentials. Parts from the configuration replace those from code, and the whole is checked after all sources are read.
/// Messages never contain a secret.
/// </summary>
internal static class CredentialRules
{
    private const string Scrape = SettingsTable.Section + ".prometheus.auth";

    /// <summary>Returns whether a key is a table of credentials.</summary>
    public static bool IsTable(string key) => key == Scrape || OtlpSection.All.Any(section => section.Auth == key);

    /// <summary>Reads the credentials of scrapes.</summary>
    public static void Prometheus(SettingsReading reading)
    {
        PrometheusOptions options = reading.Options.Prometheus;
        if (AreNone(Scrape, reading))
        {
            options.Auth = null;
            return;
        }

        options.Auth = Merge(options.Auth, CredentialParts.Username(Scrape, reading), CredentialParts.Secret(Scrape, "secret", reading));
    }

    /// <summary>Reads the credentials of exports.</summary>
    public static void Exports(SettingsReading reading)
    {
        foreach (OtlpSection section in OtlpSection.All)
        {
            Export(section, section.Part(reading.Options), reading);
        }
    }

    /// <summary>Checks the credentials of all sources together.</summary>
    public static void Check(SettingsReading reading)
    {
        Check(Scrape, reading.Options.Prometheus.Auth, reading);
        foreach (OtlpSection section in OtlpSection.All)
        {
            Check(section.Auth, section.Part(reading.Options), reading);
        }
    }

    private static void Export(OtlpSection section, OtlpExportOptions options, SettingsReading reading)
    {
        bool hasHeaders = reading.Find(section.Table + ".headers") is not null;
        if (AreNone(section.Auth, reading))
        {
            (options.Auth, options.BearerToken) = (null, null);
            SetHeaderAside(section, options, hasHeaders, reading);
            return;
        }

        string? bearer = CredentialParts.Secret(section.Auth, "bearer", reading);
        string? username = CredentialParts.Username(section.Auth, reading);
        string? secret = CredentialParts.Secret(section.Auth, "secret", reading);
        if ((bearer ?? username ?? secret) is null)
        {
            if (hasHeaders && options.Headers.Any(OtlpExportOptions.IsAuthorization))
            {
                (options.Auth, options.BearerToken) = (null, null);
            }

            return;
        }

        if (bearer is null)
        {
            (options.Auth, options.BearerToken) = (Merge(options.Auth, username, secret), null);
        }
        else
        {
            (options.Auth, options.BearerToken) = (null, bearer);
            if ((username ?? secret) is not null)
            {
                string key = section.Auth + (username is null ? ".secret" : ".username");
                reading.Conflict(key, "conflicts with the bearer token; remove one of the two");
            }
        }

        SetHeaderAside(section, options, hasHeaders, reading);
    }

    /// <summary>
    /// Reports a header that conflicts with the header for the credentials; a header from code does not take precedence over the
    /// configuration.
    /// </summary>
    private static void SetHeaderAside(OtlpSection section, OtlpExportOptions options, bool hasHeaders, SettingsReading reading)
    {
        if (hasHeaders && options.Headers.Any(OtlpExportOptions.IsAuthorization))
        {
            reading.Conflict(section.Auth, "conflicts with the header 'authorization'; remove one of the two");
        }

        options.Headers = [.. options.Headers.Where(header => !OtlpExportOptions.IsAuthorization(header))];
    }

    /// <summary>Returns whether the configuration explicitly disables credentials, which no other source may contradict.</summary>
    private static bool AreNone(string table, SettingsReading reading)
    {
        SettingNode? node = reading.Find(table);
        if (!NoCredentials.Is(node))
        {
            return false;
        }

        if (node!.Children.Count > 0)
        {
            reading.Conflict(table, $"is \"none\" and has '{node.Children[0].Name}' too; remove one of the two");
        }

        return true;
    }

    private static void Check(string table, OtlpExportOptions options, SettingsReading reading)
    {
        Check(table, options.Auth, reading);
        if (options.BearerToken is { } token && !SettingLimits.Secret.Allows(token))
        {
            reading.InvalidInCode(table + ".bearer", SettingLimits.Secret.Expected, CredentialParts.NotOneLine);
        }

        if (options.BearerToken is not null && options.Auth is not null)
        {
            reading.Conflict(table + ".bearer", "conflicts with username and secret; remove one of the two");
        }

        if ((options.BearerToken is not null || options.Auth is not null) && options.Headers.Any(OtlpExportOptions.IsAuthorization))
        {
            reading.Conflict(table, "conflicts with the header 'authorization'; remove one of the two");
        }
    }

    private static void Check(string table, Credentials? auth, SettingsReading reading)
    {
        if (auth is null)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(auth.Username) && (auth.Secret is not null || auth.Username is null))
        {
            reading.Conflict(table + ".username", "is missing beside a secret; set both or neither");
        }
        else if (auth.Secret is null)
        {
            reading.Conflict(table + ".secret", "is missing beside 'username'; set both or neither (secret, secret-env or secret-file)");
        }
        else if (!SettingLimits.Username.Allows(auth.Username!))
        {
            reading.InvalidInCode(table + ".username", SettingLimits.Username.Expected, CredentialParts.WithColon);
        }
        else if (!SettingLimits.Secret.Allows(auth.Secret))
        {
            reading.InvalidInCode(table + ".secret", SettingLimits.Secret.Expected, CredentialParts.NotOneLine);
        }
    }

    /// <summary>Returns new credentials, because code may set the same object for each reload.</summary>
    private static Credentials? Merge(Credentials? code, string? username, string? secret) => (username ?? secret) is null
        ? code
        : new Credentials { Username = username ?? code?.Username, Secret = secret ?? code?.Secret };
}
