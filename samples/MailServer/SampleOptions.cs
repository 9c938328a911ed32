using System.Globalization;

namespace MailServer;

/// <summary>The command-line options.</summary>
/// <param name="Rate">Events per second, from 1 to 1,000,000.</param>
/// <param name="Duration">The time after which the server ends; <see langword="null"/> to run until it is stopped.</param>
/// <param name="Config">The operator's file.</param>
/// <param name="Urls">The URL to listen on.</param>
/// <param name="Worker">Whether to run without a web server; scrapes are then served at <c>metrics.prometheus.listen</c>.</param>
/// <param name="Stay">How long to continue serving after the last event.</param>
/// <param name="Report">The file to write every series to after the last event.</param>
/// <param name="Logs">The minimum level of logged events; <see langword="null"/> to use the operator's file.</param>
internal sealed record SampleOptions(
    int Rate,
    TimeSpan? Duration,
    string Config,
    string Urls,
    bool Worker = false,
    TimeSpan Stay = default,
    string? Report = null,
    string? Logs = null)
{
    public const string Help = """
        Simulates a mail server under load and exports its events.

          --rate N         events per second, 1 to 1000000 (default: 300)
          --duration T     time to run, such as 500ms, 10s or 2m (default: until Ctrl+C)
          --config FILE    operator's configuration file (default: stalwart.toml in the program's folder)
          --urls URL       URL to listen on; port 0 selects a free port (default: http://127.0.0.1:8080)
          --worker true    run without a web server and serve scrapes at metrics.prometheus.listen
          --logs LEVEL     min level of events on the console: trace, debug, info, warn, error or off (default: from the configuration)
          --report FILE    file to write every series with its value to after the last event
          --stay T         time to continue serving after the last event (default: 0s)
        """;

    /// <summary>Reads the command line.</summary>
    /// <returns>The options, or an error message.</returns>
    public static (SampleOptions? Options, string? Error) Parse(string[] args)
    {
        var options = new SampleOptions(300, null, Path.Combine(AppContext.BaseDirectory, "stalwart.toml"), "http://127.0.0.1:8080");
        for (int i = 0; i < args.Length; i++)
        {
            (string name, string? value) = args[i].Split('=', 2) is [var n, var v]
                ? (n, v)
                : (args[i], i + 1 < args.Length ? args[++i] : null);
            if (value is null)
            {
                return (null, $"Option '{name}' requires a value");
            }

            switch (name)
            {
                case "--rate" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int rate)
                    && rate is >= 1 and <= 1_000_000:
                    options = options with { Rate = rate };
                    break;
                case "--rate":
                    return (null, $"Expected a number from 1 to 1000000 for '--rate', found '{value}'");
                case "--duration" when ParseDuration(value) is TimeSpan duration:
                    options = options with { Duration = duration };
                    break;
                case "--duration":
                    return (null, $"Expected a time such as 500ms, 10s or 2m for '--duration', found '{value}'");
                case "--worker" when bool.TryParse(value, out bool worker):
                    options = options with { Worker = worker };
                    break;
                case "--worker":
                    return (null, $"Expected true or false for '--worker', found '{value}'");
                case "--stay" when ParseDuration(value) is TimeSpan stay:
                    options = options with { Stay = stay };
                    break;
                case "--stay":
                    return (null, $"Expected a time such as 500ms, 10s or 2m for '--stay', found '{value}'");
                case "--logs":
                    options = options with { Logs = value };
                    break;
                case "--report":
                    options = options with { Report = Path.GetFullPath(value) };
                    break;
                case "--config":
                    options = options with { Config = Path.GetFullPath(value) };
                    break;
                case "--urls":
                    options = options with { Urls = value };
                    break;
                default:
                    return (null, $"Unknown option '{name}'");
            }
        }

        return (options, null);
    }

    private static TimeSpan? ParseDuration(string text)
    {
        (string digits, double milliseconds) = text switch
        {
            [.. var d, 'm', 's'] => (d, 1),
            [.. var d, 's'] => (d, 1000),
            [.. var d, 'm'] => (d, 60_000.0),
            _ => ("", 0),
        };
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int n) && n > 0
            ? TimeSpan.FromMilliseconds(n * milliseconds)
            : null;
    }
}
