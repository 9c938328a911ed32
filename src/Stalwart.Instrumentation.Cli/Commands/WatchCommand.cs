using System.CommandLine;
using Spectre.Console;
using Stalwart.Instrumentation.Cli.Checking;
using Stalwart.Instrumentation.Cli.Outcomes;
using Stalwart.Instrumentation.Cli.Scraping;
using Stalwart.Instrumentation.Cli.Terminal;
using Stalwart.Instrumentation.Cli.Watching;

namespace Stalwart.Instrumentation.Cli.Commands;

/// <summary><c>watch</c>: a scrape endpoint against the catalogue, live.</summary>
internal static class WatchCommand
{
    public static Command Create(Output output)
    {
        var url = new Argument<string>("URL") { Description = "The scrape endpoint" };
        var file = new Option<string>("--catalogue", "-c")
        {
            Description = "The catalogue that the process was built with",
            Required = true,
            HelpName = "FILE",
        };
        var interval = new Option<string>("--interval", "-i")
        {
            Description = "Time between scrapes, such as 500ms, 2s or 1m",
            DefaultValueFactory = _ => "2s",
            HelpName = "TIME",
        };
        var count = new Option<int?>("--count", "-n") { Description = "Stop after this number of scrapes", HelpName = "NUMBER" };
        (Option<string?> user, Option<string?> secret) = EndpointOptions.Create();
        var command = new ToolCommand(
            "watch",
            "Watches a scrape endpoint: rates, the busiest series, events that were never recorded, series that are not in the catalogue. "
            + "Plain lines when the output is no terminal.",
            "stalwart-events watch http://localhost:8080/metrics/prometheus --catalogue events.toml",
            "stalwart-events watch http://localhost:8080/metrics/prometheus -c events.toml --count 10 --interval 30s > log.txt")
        {
            url, file, interval, count, user, secret,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            Uri address = EndpointOptions.Address(parsed.GetValue(url)!);
            TimeSpan time = EndpointOptions.Time("--interval", parsed.GetValue(interval)!);
            ValidCatalogue catalogue = ValidCatalogue.Read(parsed.GetValue(file)!);
            using var client = new ScrapeClient(address, EndpointOptions.Credentials(parsed.GetValue(user), parsed.GetValue(secret)));
            var loop = new WatchLoop(
                client,
                new Watcher(catalogue.Model),
                time,
                parsed.GetValue(count) is < 1 ? throw new Failure("--count: expected a number above 0") : parsed.GetValue(count));
            try
            {
                await (output.TakesEscapeCodes
                    ? LiveAsync(loop, address, cancel)
                    : loop.RunAsync((frame, trouble) => Plain(frame, trouble, output), cancel));
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                // Ctrl+C is how it is meant to end.
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static Task LiveAsync(WatchLoop loop, Uri address, CancellationToken cancel)
    {
        string shown = new UriBuilder(address) { UserName = "", Password = "" }.Uri.ToString();
        return AnsiConsole.Live(LiveView.Draw(null, shown, null)).AutoClear(false).StartAsync(live =>
            loop.RunAsync((frame, trouble) => live.UpdateTarget(LiveView.Draw(frame, shown, trouble)), cancel));
    }

    private static void Plain(WatchFrame? frame, string? trouble, Output output)
    {
        if (trouble is not null)
        {
            Console.Error.WriteLine($"{ToolIdentity.Name}: {trouble}");
        }
        else
        {
            PlainView.Write(frame!, output);
        }
    }
}
