using System.CommandLine;
using System.CommandLine.Help;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Commands;

/// <summary>Builds the tree of all commands.</summary>
internal static class CommandTree
{
    public static RootCommand Build(Output output)
    {
        var root = new RootCommand(
            "Checks event catalogues and live telemetry, compares catalogues, and generates documents, dashboards and alerts from them.")
        {
            CheckCommand.Create(output),
            DiffCommand.Create(output),
            DocsCommand.Create(output),
            DashboardCommand.Create(output),
            AlertsCommand.Create(output),
            ConfigCommand.Create(output),
            ListCommand.Create(output),
            StatsCommand.Create(output),
            NewCommand.Create(output),
            WatchCommand.Create(output),
            LiveCheckCommand.Create(output),
            ImportCommand.Create(output),
            ExportCommand.Create(output),
            SchemaCommand.Create(output),
            CompletionCommand.Create(output),
        };
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new ExampleHelp((HelpAction)help.Action!);
        return root;
    }
}
