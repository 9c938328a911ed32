using System.Linq;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>Reads the parts of credentials: a username, and a secret from the configuration, a variable or a file.</summary>
internal static class CredentialParts
{
    public const string WithColon = "one with ':', which HTTP Basic does not allow";
    public const string NotOneLine = "an empty or multiline one";

    /// <summary>A part whose value is unknown: it is invalid, or only the running process can look it up.</summary>
    private const string Unknown = "?";

    /// <summary>Returns the username; <see langword="null"/> if there is none.</summary>
    public static string? Username(string table, SettingsReading reading)
    {
        if (reading.Find(table + ".username") is not { } node)
        {
            return null;
        }

        string? username = reading.Text(node, "a string");
        if (username?.Contains(':') == true)
        {
            reading.Invalid(node, SettingLimits.Username.Expected, WithColon);
            return Unknown;
        }

        return username ?? Unknown;
    }

    /// <summary>Returns a secret; <see langword="null"/> if there is none.</summary>
    public static string? Secret(string table, string name, SettingsReading reading)
    {
        (string env, string file) = (name + "-env", name + "-file");
        string[] given = [.. new[] { name, env, file }.Where(source => reading.Find($"{table}.{source}") is not null)];
        if (given.Length == 0)
        {
            return null;
        }

        if (given.Length > 1)
        {
            reading.Conflict($"{table}.{given[1]}", $"conflicts with '{given[0]}'; remove one of the two");
            return Unknown;
        }

        SettingNode node = reading.Find($"{table}.{given[0]}")!;
        string text = reading.Text(node, SettingLimits.Secret.Expected) ?? "";
        if (node.IsUnreadable || node.Children.Count > 0 || (given[0] != name && reading.Secrets is null))
        {
            return Unknown;
        }

        return given[0] == name ? Checked(text, node, reading) : LookUp(given[0] == file, text, node, reading);
    }

    private static string LookUp(bool isFile, string name, SettingNode node, SettingsReading reading)
    {
        string? secret = reading.Secrets!(isFile, name, out string? problem);
        if (problem is null)
        {
            return Checked(secret ?? "", node, reading);
        }

        reading.Invalid(node, isFile ? "a file that this process can read" : "a variable that is set", problem);
        return Unknown;
    }

    private static string Checked(string secret, SettingNode node, SettingsReading reading)
    {
        if (SettingLimits.Secret.Allows(secret))
        {
            return secret;
        }

        reading.Invalid(node, SettingLimits.Secret.Expected, NotOneLine);
        return Unknown;
    }
}
