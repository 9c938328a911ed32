using System.CommandLine;
using Stalwart.Instrumentation.Cli.Checking;
using Stalwart.Instrumentation.Cli.Listing;
using Stalwart.Instrumentation.Cli.Outcomes;
using Stalwart.Instrumentation.Cli.Sources;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Commands;

/// <summary>The command <c>stats</c>, which shows the size of a catalogue.</summary>
internal static class StatsCommand
{
    public static Command Create(Output output)
    {
        Argument<string> file = CatalogueArgument.Create();
        var command = new ToolCommand(
            "stats",
            "Shows the numbers of events, metrics and max series, the largest metrics, the retired ids, and the next free id.",
            "stalwart-events stats events.toml",
            "stalwart-events stats git:main:events.toml")
        {
            file,
        };
        command.SetAction(parsed =>
        {
            foreach (string line in Columns.Align(CatalogueStatistics.Of(ValidCatalogue.Read(parsed.GetValue(file)!))))
            {
                output.Line(line);
            }

            return ExitCode.Success;
        });
        return command;
    }
}
