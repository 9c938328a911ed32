using System.CommandLine;
using System.Net;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Cli.Checking;
using Stalwart.Instrumentation.Cli.LiveChecking;
using Stalwart.Instrumentation.Cli.Matching;
using Stalwart.Instrumentation.Cli.Outcomes;
using Stalwart.Instrumentation.Cli.Scraping;
using Stalwart.Instrumentation.Cli.Sources;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Commands;

/// <summary>The command <c>live-check</c>, which compares exported metrics with the catalogue.</summary>
internal static class LiveCheckCommand
{
    private const string Never = "never", Info = "info", Error = "error";
    private const int DefaultGrpcPort = 4317, DefaultHttpPort = 4318;

    public static Command Create(Output output)
    {
        Argument<string> file = CatalogueArgument.Create();
        var scrape = new Option<string?>("--scrape")
        {
            Description = "A scrape endpoint, or a file with a scrape",
            HelpName = "URL",
        };
        var otlp = new Option<bool>("--otlp") { Description = "Listen for OTLP: gRPC, and protobuf and JSON over HTTP" };
        var listen = new Option<string>("--listen")
        {
            Description = "The IP address to listen on",
            DefaultValueFactory = _ => IPAddress.Loopback.ToString(),
            HelpName = "ADDRESS",
        };
        Option<int> grpcPort = Port("--grpc-port", "gRPC", DefaultGrpcPort);
        Option<int> httpPort = Port("--http-port", "HTTP", DefaultHttpPort);
        Option<string?> duration = Time("--duration", "Stop after this time, such as 500ms, 2s or 1m");
        Option<string?> idle = Time("--idle", "Stop when this time has passed since the last push");
        var count = new Option<int?>("--count", "-n") { Description = "Stop after this number of pushes and scrapes", HelpName = "NUMBER" };
        var interval = new Option<string>("--interval", "-i")
        {
            Description = "Time between scrapes",
            DefaultValueFactory = _ => "2s",
            HelpName = "TIME",
        };
        (Option<string?> user, Option<string?> secret) = EndpointOptions.Create();
        var requireAll = new Option<bool>("--require-all") { Description = "Report an enabled metric that was not received as an error" };
        Option<string> failOn = new Option<string>("--fail-on")
        {
            Description = "Lowest severity that causes exit code 1: error, info or never",
            DefaultValueFactory = _ => Error,
            HelpName = "SEVERITY",
        }.Among(
            Error, Info, Never);
        Option<string> format = new Option<string>("--format", "-f")
        {
            Description = "text, json, sarif or github",
            DefaultValueFactory = _ => "text",
            HelpName = "FORMAT",
        }.Among(
            "text", "json", "sarif", "github");
        Option<string?> target = OutputOption.Create();
        var command = new ToolCommand(
            "live-check",
            "Compares the metrics that a process exports with the catalogue: a scrape, OTLP pushes, or both. Exits with 0 when there are "
            + "no differences, 1 when there are, and 2 when nothing of the catalogue's meter was received.",
            "stalwart-events live-check events.toml --scrape http://localhost:8080/metrics/prometheus",
            "stalwart-events live-check events.toml --otlp --idle 30s --format github",
            "stalwart-events live-check events.toml --otlp --duration 5m --require-all -f json -o report.json")
        {
            file, scrape, otlp, listen, grpcPort, httpPort, duration, idle, count, interval, user, secret,
            requireAll, failOn, format, target,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            string? source = parsed.GetValue(scrape);
            bool isListening = parsed.GetValue(otlp);
            if (source is null && !isListening)
            {
                throw new Failure("nothing to check; use --scrape URL, --otlp, or both");
            }

            var limits = new LiveLimits(
                Optional("--duration", parsed.GetValue(duration)),
                Optional("--idle", parsed.GetValue(idle)),
                parsed.GetValue(count) is < 1 ? throw new Failure("--count: expected a number greater than 0") : parsed.GetValue(count),
                EndpointOptions.Time("--interval", parsed.GetValue(interval)!));
            IPAddress host = IPAddress.TryParse(parsed.GetValue(listen), out IPAddress? address)
                ? address
                : throw new Failure($"--listen: '{parsed.GetValue(listen)}' is not an IP address, such as 127.0.0.1 or ::");
            string? credentials = EndpointOptions.Credentials(parsed.GetValue(user), parsed.GetValue(secret));
            ValidCatalogue catalogue = ValidCatalogue.Read(parsed.GetValue(file)!);
            var index = new MetricIndex(catalogue.Model);
            var check = new LiveCheck(index);
            using var session = new LiveSession(check, limits, cancel);
            await Task.WhenAll(
                source is null ? Task.CompletedTask : ScrapeAsync(session, check, new ScrapedTraffic(index), source, credentials),
                isListening
                    ? session.ListenAsync(host, parsed.GetValue(grpcPort), parsed.GetValue(httpPort), ShowAddresses)
                    : Task.CompletedTask);
            LiveCheckResult result = check.Result(parsed.GetValue(requireAll));
            ThrowIfNothingCame(result, index, session.Rejected);
            var report = new LiveReport(catalogue, index, result, session.Rejected);
            Write(report, parsed.GetValue(format)!, parsed.GetValue(target), output);
            return IsFailure(report, parsed.GetValue(failOn)!) ? ExitCode.Problems : ExitCode.Success;
        });
        return command;
    }

    private static Option<int> Port(string name, string protocol, int number) => new(name)
    {
        Description = $"The port for {protocol}; 0 chooses a free port",
        DefaultValueFactory = _ => number,
        HelpName = "PORT",
    };

    private static Option<string?> Time(string name, string description) => new(name) { Description = description, HelpName = "TIME" };

    private static TimeSpan? Optional(string option, string? text) => text is null ? null : EndpointOptions.Time(option, text);

    private static async Task ScrapeAsync(
        LiveSession session, LiveCheck check, ScrapedTraffic reader, string source, string? credentials)
    {
        if (!source.Contains("://", StringComparison.Ordinal))
        {
            SourceText text = SourceReader.Read(source);
            check.Take(reader.Read(Exposition.Read(text.Path, text.Text)));
            return;
        }

        using var client = new ScrapeClient(EndpointOptions.Address(source), credentials, ScrapeClient.AcceptNames);
        await session.ScrapeAsync(client, reader);
    }

    /// <summary>Written to standard error, because scripts wait for this line before they start the sender.</summary>
    private static void ShowAddresses(string grpc, string http) =>
        Console.Error.WriteLine($"{ToolIdentity.Name}: listening for OTLP: gRPC {grpc} HTTP {http}");

    private static void ThrowIfNothingCame(LiveCheckResult result, MetricIndex index, int rejected)
    {
        if (result.HasOwn)
        {
            return;
        }

        const int Shown = 5;
        string[] scopes = [.. result.OtherScopes.Where(scope => scope.Length > 0).Take(Shown).Select(scope => $"'{Printable.Of(scope)}'")];
        string others = scopes.Length > 0 ? $"; metrics came from {string.Join(", ", scopes)}" : "";
        string faults = rejected > 0 ? $"; rejected: {Quantity.Of(rejected, "request")}" : "";
        throw new Failure($"no metric of meter '{index.Catalogue.Meter}' was received{others}{faults}");
    }

    private static void Write(LiveReport report, string format, string? target, Output output)
    {
        if (target is null or SourceReader.StandardInput)
        {
            report.Write(format, output);
            return;
        }

        using var text = new StringWriter { NewLine = "\n" };
        report.Write(format, new Output(text, isTerminal: false));
        TargetFile.Write(target, text.ToString());
    }

    private static bool IsFailure(LiveReport report, string failOn) => failOn switch
    {
        Never => false,
        Info => report.Has(RuleSeverity.Info),
        _ => report.Has(RuleSeverity.Error),
    };
}
