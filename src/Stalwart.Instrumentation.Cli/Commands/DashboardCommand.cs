using System.CommandLine;
using Stalwart.Instrumentation.Cli.Checking;
using Stalwart.Instrumentation.Cli.Dashboards;
using Stalwart.Instrumentation.Cli.Outcomes;
using Stalwart.Instrumentation.Cli.Sources;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Commands;

/// <summary>The command <c>dashboard</c>, which writes a Grafana dashboard.</summary>
internal static class DashboardCommand
{
    public static Command Create(Output output)
    {
        Argument<string> file = CatalogueArgument.Create();
        Option<string?> target = OutputOption.Create();
        var all = new Option<bool>("--all") { Description = "Include events and metrics that are off by default" };
        var title = new Option<string?>("--title")
        {
            Description = "The dashboard's title; the meter's name by default",
            HelpName = "TEXT",
        };
        Option<string?> job = JobOption.Create(
            "The only Prometheus job to show; by default, the dashboard lists the jobs with the meter");
        var command = new ToolCommand(
            "dashboard",
            "Writes a Grafana dashboard (JSON) for Prometheus: first a row for on-call engineers (up, restarts, versions, errors, "
            + "exports), then gauges, errors, and for each family the rates of its events and its histograms.",
            "stalwart-events dashboard events.toml -o dashboard.json",
            "stalwart-events dashboard events.toml --title \"Mail server\" --job mail-server --all")
        {
            file, target, title, job, all,
        };
        command.SetAction(parsed =>
        {
            ValidCatalogue catalogue = ValidCatalogue.Read(parsed.GetValue(file)!);
            OutputOption.Write(
                GrafanaDashboard.Write(
                    catalogue.Model,
                    parsed.GetValue(title) ?? $"Events of {catalogue.Model.Meter}",
                    JobOption.Name(parsed.GetValue(job)),
                    parsed.GetValue(all)),
                parsed.GetValue(target),
                output);
            return ExitCode.Success;
        });
        return command;
    }
}
