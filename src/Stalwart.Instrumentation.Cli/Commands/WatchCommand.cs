using System.CommandLine;
using Spectre.Console;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Cli.Checking;
using Stalwart.Instrumentation.Cli.Outcomes;
using Stalwart.Instrumentation.Cli.Scraping;
using Stalwart.Instrumentation.Cli.Terminal;
using Stalwart.Instrumentation.Cli.Watching;

namespace Stalwart.Instrumentation.Cli.Commands;

/// <summary>
/// The command <c>watch</c>, which scrapes endpoints and shows their metrics live, compared with a catalogue if there is one.
/// </summary>
internal static class WatchCommand
{
    public static Command Create(Output output)
    {
        var urls = new Argument<string[]>("URL")
        {
            Description = "The scrape endpoints",
            Arity = ArgumentArity.OneOrMore,
        };
        var file = new Option<string?>("--catalogue", "-c")
        {
            Description = "The catalogue that the processes were built with; without it, names and types come from the scrapes",
            HelpName = "FILE",
        };
        var interval = new Option<string>("--interval", "-i")
        {
            Description = "Time between scrapes, such as 500ms, 2s or 1m",
            DefaultValueFactory = _ => "2s",
            HelpName = "TIME",
        };
        var count = new Option<int?>("--count", "-n") { Description = "Stop after this number of scrapes", HelpName = "NUMBER" };
        var once = new Option<bool>("--once") { Description = "Stop after one scrape" };
        var json = new Option<bool>("--json") { Description = "Write one JSON object per scrape and line" };
        (Option<string?> user, Option<string?> secret) = EndpointOptions.Create();
        var command = new ToolCommand(
            "watch",
            "Watches scrape endpoints of any program: rates, the busiest metrics and values; with a catalogue also metrics that were never "
            + "recorded, and those that are not in the catalogue. Writes plain lines if the output is not a terminal. Exits with 1 "
            + "when an address did not respond to the last scrape, and with 2 when none ever responded.",
            "stalwart-events watch http://localhost:8080/metrics/prometheus",
            "stalwart-events watch http://10.0.0.1:9464/metrics/prometheus http://10.0.0.2:9464/metrics/prometheus",
            "stalwart-events watch http://localhost:8080/metrics/prometheus -c events.toml --count 10 --interval 30s > log.txt",
            "stalwart-events watch http://localhost:8080/metrics/prometheus --once --json")
        {
            urls, file, interval, count, once, json, user, secret,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            Uri[] addresses = [.. parsed.GetValue(urls)!.Select(EndpointOptions.Address)];
            TimeSpan time = EndpointOptions.Time("--interval", parsed.GetValue(interval)!);
            int? scrapes = Scrapes(parsed.GetValue(count), parsed.GetValue(once));
            CatalogueModel? catalogue = parsed.GetValue(file) is { } path ? ValidCatalogue.Read(path).Model : null;
            string? credentials = EndpointOptions.Credentials(parsed.GetValue(user), parsed.GetValue(secret));
            var reader = new ScrapeReader(catalogue);
            ScrapeClient[] clients = [.. addresses.Select(address => new ScrapeClient(address, credentials, ScrapeClient.AcceptNames))];
            WatchedEndpoint[] endpoints =
            [
                .. Instances(addresses, clients).Zip(clients, (instance, client) => new WatchedEndpoint(client, instance, reader)),
            ];
            try
            {
                await RunAsync(
                    new WatchLoop(endpoints, new Watcher(reader.Expected), time, scrapes),
                    endpoints,
                    parsed.GetValue(json),
                    output,
                    cancel);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                // Ctrl+C is the normal way to end it.
                return ExitCode.Success;
            }
            finally
            {
                Array.ForEach(clients, client => client.Dispose());
            }

            return endpoints.Any(endpoint => endpoint.Error is not null) ? ExitCode.Problems : ExitCode.Success;
        });
        return command;
    }

    private static int? Scrapes(int? count, bool once) => (count, once) switch
    {
        (not null, true) => throw new Failure("--once and --count cannot be combined"),
        ( < 1, _) => throw new Failure("--count: expected a number greater than 0"),
        _ => once ? 1 : count,
    };

    /// <summary>Names addresses by host and port, as Prometheus does, unless two are the same.</summary>
    private static string[] Instances(Uri[] addresses, ScrapeClient[] clients)
    {
        if (addresses.GroupBy(address => address.AbsoluteUri).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new Failure($"{clients[Array.IndexOf(addresses, twice.First())].Shown} is specified twice");
        }

        bool isUnique = addresses.DistinctBy(address => address.Authority).Count() == addresses.Length;
        return [.. addresses.Zip(clients, (address, client) => isUnique ? address.Authority : client.Shown)];
    }

    private static Task RunAsync(
        WatchLoop loop, IReadOnlyList<WatchedEndpoint> endpoints, bool isJson, Output output, CancellationToken cancel)
    {
        if (isJson)
        {
            return loop.RunAsync(frame => JsonView.Write(frame, DateTimeOffset.UtcNow, output), cancel);
        }

        if (!output.TakesEscapeCodes)
        {
            return loop.RunAsync(frame => Plain(frame, output), cancel);
        }

        // When no address responds, the last values stay on the terminal, under the error.
        WatchFrame? shown = null;
        return AnsiConsole.Live(LiveView.Draw(null, endpoints)).AutoClear(false).StartAsync(live => loop.RunAsync(
            frame =>
            {
                shown = endpoints.Any(endpoint => endpoint.Error is null) ? frame : shown;
                live.UpdateTarget(LiveView.Draw(shown, endpoints));
            },
            cancel));
    }

    /// <summary>When a single address fails, nothing is left to show.</summary>
    private static void Plain(WatchFrame frame, Output output)
    {
        if (frame.Endpoints is [{ Error: { } error }])
        {
            Console.Error.WriteLine($"{ToolIdentity.Name}: {error}");
        }
        else
        {
            PlainView.Write(frame, output);
        }
    }
}
