using System.Globalization;

namespace MailServer;

/// <summary>What the command line says.</summary>
/// <param name="Rate">Events a second; 1 to 1,000,000.</param>
/// <param name="Duration">After which time the server ends by itself; endless when not given.</param>
/// <param name="Config">The operator's file.</param>
/// <param name="Urls">Where to listen.</param>
/// <param name="Worker">Whether to run without a web server; scrapes are then served at <c>metrics.prometheus.listen</c>.</param>
/// <param name="Stay">How long to go on serving after the last event.</param>
/// <param name="Report">The file to write what was counted into, after the last event.</param>
/// <param name="Logs">The least level of events that are logged; the operator's file decides when not given.</param>
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
        A host that plays a mail server under load, to show its events counted, scraped and pushed.

          --rate N         events a second, 1 to 1000000 (default 300)
          --duration T     end after this time, such as 500ms, 10s or 2m (default: until Ctrl+C)
          --config FILE    the operator's configuration (default: stalwart.toml beside the program)
          --urls URL       where to listen (default http://127.0.0.1:8080; port 0 picks a free one)
          --worker true    run without a web server; scrapes are then served at metrics.prometheus.listen
          --logs LEVEL     log events to the console: trace, debug, info, warn, error or off (default: as the configuration says)
          --report FILE    write every series with its value into this file when the last event is recorded
          --stay T         go on serving for this time after the last event (default: end at once)
        """;

    /// <summary>Reads the command line.</summary>
    /// <returns>The options, or what is wrong with the arguments in one sentence.</returns>
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
                return (null, $"'{name}' needs a value.");
            }

            switch (name)
            {
                case "--rate" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int rate)
                    && rate is >= 1 and <= 1_000_000:
                    options = options with { Rate = rate };
                    break;
                case "--rate":
                    return (null, $"--rate: '{value}' is not a number from 1 to 1000000.");
                case "--duration" when ParseDuration(value) is TimeSpan duration:
                    options = options with { Duration = duration };
                    break;
                case "--duration":
                    return (null, $"--duration: '{value}' is not a time such as 500ms, 10s or 2m.");
                case "--worker" when bool.TryParse(value, out bool worker):
                    options = options with { Worker = worker };
                    break;
                case "--worker":
                    return (null, $"--worker: '{value}' is neither true nor false.");
                case "--stay" when ParseDuration(value) is TimeSpan stay:
                    options = options with { Stay = stay };
                    break;
                case "--stay":
                    return (null, $"--stay: '{value}' is not a time such as 500ms, 10s or 2m.");
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
                    return (null, $"'{name}' is not an option of this program.");
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
