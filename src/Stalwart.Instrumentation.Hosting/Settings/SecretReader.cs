namespace Stalwart.Instrumentation.Hosting.Settings;

/// <summary>Reads a secret given by value, by the name of an environment variable, or by a file. Values never get into messages.</summary>
internal static class SecretReader
{
    public static string? Read(SettingTable table, string name)
    {
        string[] keys = [name, name + "-env", name + "-file"];
        string[] given = [.. keys.Where(key => table.Find(key) is not null)];
        if (given.Length > 1)
        {
            table.Problem(given[1], $"is given besides {given[0]}; keep one of the two.", showValue: false);
            return null;
        }

        if (given.Length == 0)
        {
            return null;
        }

        string text = table.Find(given[0])!.Value ?? "";
        string? secret = text;
        if (given[0] == keys[1])
        {
            secret = Environment.GetEnvironmentVariable(text);
            if (string.IsNullOrEmpty(secret))
            {
                table.Problem(given[0], "there is no such environment variable, or it is empty; set it before the start.");
                return null;
            }
        }
        else if (given[0] == keys[2])
        {
            secret = ReadFile(table, given[0], text);
        }

        if ((secret is not null && string.IsNullOrWhiteSpace(secret)) || secret?.AsSpan().ContainsAny('\r', '\n') == true)
        {
            table.Problem(given[0], "the secret is empty or has more than one line.", showValue: false);
            return null;
        }

        return secret;
    }

    private static string? ReadFile(SettingTable table, string key, string path)
    {
        table.AddFile(path);
        try
        {
            return File.ReadAllText(path).TrimEnd('\r', '\n');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            table.Problem(key, $"the file cannot be read ({exception.Message}); give a path that this process may read.");
            return null;
        }
    }
}
