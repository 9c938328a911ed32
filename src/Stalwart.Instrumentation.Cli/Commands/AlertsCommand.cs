using System.CommandLine;
using System.Text.RegularExpressions;
using Stalwart.Instrumentation.Cli.Alerts;
using Stalwart.Instrumentation.Cli.Checking;
using Stalwart.Instrumentation.Cli.Outcomes;
using Stalwart.Instrumentation.Cli.Sources;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Commands;

/// <summary>The command <c>alerts</c>, which writes Prometheus alert rules.</summary>
internal static partial class AlertsCommand
{
    public static Command Create(Output output)
    {
        Argument<string> file = CatalogueArgument.Create();
        Option<string?> target = OutputOption.Create();
        var window = new Option<string>("--window")
        {
            Description = "How long an alert fires after an event",
            DefaultValueFactory = _ => "5m",
            HelpName = "DURATION",
        };
        var severity = new Option<string>("--severity")
        {
            Description = "The severity label of the alerts",
            DefaultValueFactory = _ => "warning",
            HelpName = "WORD",
        };
        var all = new Option<bool>("--all") { Description = "Include events that are off by default" };
        Option<string?> job = JobOption.Create("The Prometheus job to watch; by default every job with the meter");
        var withoutRuntime = new Option<bool>("--without-runtime")
        {
            Description = "Omit the rules for scrapes, exports and the configuration, for example for the second catalogue of a process",
        };
        var command = new ToolCommand(
            "alerts",
            "Writes Prometheus alert rules (YAML): one per counted event of level error, which fires when the event occurs, and rules for "
            + "failing scrapes, exports and reloads.",
            "stalwart-events alerts events.toml -o alerts.yml && promtool check rules alerts.yml",
            "stalwart-events alerts events.toml --job mail-server --window 15m --severity critical")
        {
            file, target, job, window, severity, all, withoutRuntime,
        };
        command.SetAction(parsed =>
        {
            if (!Duration().IsMatch(parsed.GetValue(window)!))
            {
                throw new Failure($"--window: '{parsed.GetValue(window)}' is not a Prometheus duration, such as 90s, 5m or 1h30m");
            }

            ValidCatalogue catalogue = ValidCatalogue.Read(parsed.GetValue(file)!);
            OutputOption.Write(
                AlertRules.Write(
                    catalogue.Model,
                    new AlertOptions(
                        JobOption.Name(parsed.GetValue(job)),
                        parsed.GetValue(window)!,
                        parsed.GetValue(severity)!,
                        parsed.GetValue(all),
                        WithRuntime: !parsed.GetValue(withoutRuntime))),
                parsed.GetValue(target),
                output);
            return ExitCode.Success;
        });
        return command;
    }

    [GeneratedRegex("^(?=[0-9])(?:[0-9]+w)?(?:[0-9]+d)?(?:[0-9]+h)?(?:[0-9]+m)?(?:[0-9]+s)?\\z")]
    private static partial Regex Duration();
}
