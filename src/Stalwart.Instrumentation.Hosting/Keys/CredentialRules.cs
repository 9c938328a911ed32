using System;
using System.Linq;
using System.Text;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>The rules of keys that make credentials together. A secret itself is in no message.</summary>
internal static class CredentialRules
{
    /// <summary>What stands for a secret that only the running process can look up.</summary>
    private const string Unknown = "?";

    /// <summary>Makes the credentials of scrapes.</summary>
    public static void Prometheus(SettingsReading reading)
    {
        if (Credentials("prometheus.auth", reading) is { } credentials)
        {
            reading.Options.Prometheus.Auth = credentials;
        }
    }

    /// <summary>Makes the header of pushes.</summary>
    public static void OpenTelemetry(SettingsReading reading)
    {
        const string Table = "open-telemetry.auth";
        string? bearer = Secret(Table, "bearer", reading);
        Credentials? credentials = Credentials(Table, reading);
        if (bearer is not null && credentials is not null)
        {
            reading.Conflict(Table + ".username", "conflicts with the bearer token; remove one of the two");
        }

        string? authorization = bearer is not null ? $"Bearer {bearer}"
            : credentials is not null ? Basic(credentials)
            : null;
        if (authorization is null)
        {
            return;
        }

        OtlpOptions options = reading.Options.OpenTelemetry;
        if (reading.Find("open-telemetry.headers") is null)
        {
            // The configuration has precedence over code, which may have set the header.
            options.Headers = [.. options.Headers.Where(header => !HeadersSetting.IsAuthorization(header))];
        }
        else if (options.Headers.Any(HeadersSetting.IsAuthorization))
        {
            reading.Conflict(Table, "conflicts with the header 'authorization'; remove one of the two");
        }

        options.Headers = [.. options.Headers, new(HeadersSetting.Authorization, authorization)];
    }

    /// <summary>Checks credentials that code has set.</summary>
    public static void CheckValue(SettingsReading reading)
    {
        if (reading.Options.Prometheus.Auth is { } auth
            && (!SettingLimits.Username.Allows(auth.Username) || !SettingLimits.Secret.Allows(auth.Secret)))
        {
            reading.InvalidInCode("prometheus.auth", "a username without ':' and a secret on one line", "other credentials");
        }
    }

    private static Credentials? Credentials(string table, SettingsReading reading)
    {
        SettingNode? node = reading.Find(table + ".username");
        string? username = node is null ? null : node.IsUnreadable ? Unknown : reading.Text(node, "a string");
        bool hasSecret = Sources("secret").Any(source => reading.Find($"{table}.{source}") is not null);
        string? secret = Secret(table, "secret", reading);
        if (string.IsNullOrWhiteSpace(username) && hasSecret)
        {
            reading.Conflict(table + ".username", "is missing beside a secret; set both or neither");
            return null;
        }

        if (username is not null && !hasSecret)
        {
            reading.Conflict(table + ".secret", "is missing beside 'username'; set both or neither (secret, secret-env or secret-file)");
            return null;
        }

        if (username?.Contains(':') == true)
        {
            reading.Invalid(node!, SettingLimits.Username.Expected, "one with ':', which HTTP Basic does not allow");
            return null;
        }

        return username is not null && secret is not null ? new Credentials(username, secret) : null;
    }

    private static string Basic(Credentials credentials) =>
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credentials.Username}:{credentials.Secret}"));

    private static string[] Sources(string name) => [name, name + "-env", name + "-file"];

    private static string? Secret(string table, string name, SettingsReading reading)
    {
        string[] sources = Sources(name);
        string[] given = [.. sources.Where(source => reading.Find($"{table}.{source}") is not null)];
        if (given.Length > 1)
        {
            reading.Conflict($"{table}.{given[1]}", $"conflicts with '{given[0]}'; remove one of the two");
        }

        if (given.Length != 1)
        {
            return null;
        }

        SettingNode node = reading.Find($"{table}.{given[0]}")!;
        string text = reading.Text(node, SettingLimits.Secret.Expected) ?? "";
        if (node.IsUnreadable || node.Children.Count > 0 || (given[0] != name && reading.Secrets is null))
        {
            return Unknown;
        }

        string? secret = text;
        if (given[0] != name)
        {
            secret = reading.Secrets!(given[0] == sources[2], text, out string? problem);
            if (problem is not null)
            {
                reading.Invalid(node, given[0] == sources[2] ? "a file that this process can read" : "a variable that is set", problem);
                return null;
            }
        }

        if (secret is null || !SettingLimits.Secret.Allows(secret))
        {
            reading.Invalid(node, SettingLimits.Secret.Expected, "an empty one, or several lines");
            return null;
        }

        return secret;
    }
}
