using Stalwart.Instrumentation.Hosting.Configuration;

namespace Stalwart.Instrumentation.Hosting.Settings;

/// <summary>Looks up secrets in environment variables and files. Messages never contain a value.</summary>
internal sealed class SecretReader
{
    private readonly List<string> files = [];

    /// <summary>
    /// Gets the files that were read, including those that failed, because a change of one of them is a change of the configuration.
    /// </summary>
    public IReadOnlyList<string> Files => files;

    /// <inheritdoc cref="Stalwart.Instrumentation.Configuration.SecretLookup"/>
    public string? Read(bool isFile, string name, out string? problem)
    {
        if (isFile)
        {
            return ReadFile(name, out problem);
        }

        string? secret = Environment.GetEnvironmentVariable(name);
        problem = string.IsNullOrEmpty(secret) ? "one that is unset or empty" : null;
        return secret;
    }

    private string? ReadFile(string path, out string? problem)
    {
        files.Add(path);
        problem = null;
        try
        {
            return RegularFile.ReadText(path).TrimEnd('\r', '\n');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            problem = exception switch
            {
                UnusableFileException => $"one that is invalid: {exception.Message}",
                FileNotFoundException or DirectoryNotFoundException => "one that does not exist",
                UnauthorizedAccessException => "one that this process is not allowed to read",
                _ => "one that cannot be read",
            };
            return null;
        }
    }
}
