using System.CommandLine;
using System.Globalization;
using Stalwart.Instrumentation.Cli.Outcomes;

namespace Stalwart.Instrumentation.Cli.Commands;

/// <summary>The options of commands that scrape an endpoint.</summary>
internal static class EndpointOptions
{
    /// <summary>Returns the options for the user and the password.</summary>
    public static (Option<string?> User, Option<string?> Secret) Create() => (
        new Option<string?>("--user") { Description = "The user for HTTP Basic authentication", HelpName = "NAME" },
        new Option<string?>("--secret-env")
        {
            Description = "The environment variable that holds the user's password",
            HelpName = "NAME",
        });

    /// <summary>Parses the address of an endpoint.</summary>
    /// <exception cref="Failure">The value is invalid.</exception>
    public static Uri Address(string url) => Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"
        ? address
        : throw new Failure($"'{url}' is not a valid address; expected http://host:port/path");

    /// <summary>Returns <c>user:password</c>, or <see langword="null"/> when neither option is given.</summary>
    /// <exception cref="Failure">One of the two is missing, or the variable is not set.</exception>
    public static string? Credentials(string? user, string? variable) => (user, variable) switch
    {
        (null, null) => null,
        (null, _) or (_, null) => throw new Failure("--user and --secret-env go together"),
        _ => $"{user}:{Secret(variable)}",
    };

    /// <summary>Parses the duration of an option.</summary>
    /// <exception cref="Failure">The value is invalid.</exception>
    public static TimeSpan Time(string option, string text)
    {
        (string digits, double milliseconds) = text switch
        {
            [.. var d, 'm', 's'] => (d, 1),
            [.. var d, 's'] => (d, 1000),
            [.. var d, 'm'] => (d, 60_000.0),
            _ => ("", 0),
        };
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is > 0 and < 100_000
            ? TimeSpan.FromMilliseconds(number * milliseconds)
            : throw new Failure($"{option}: '{text}' is not a valid duration, such as 500ms, 2s or 1m");
    }

    private static string Secret(string variable) =>
        Environment.GetEnvironmentVariable(variable) ?? throw new Failure($"--secret-env: the environment has no variable {variable}");
}
