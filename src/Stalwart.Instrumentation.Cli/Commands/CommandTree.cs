using System.CommandLine;
using System.CommandLine.Help;
using System.Reflection;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Commands;

/// <summary>All commands of the tool.</summary>
internal static class CommandTree
{
    public const string Name = "stalwart-events";

    /// <summary>The tool's version, without what a build appends.</summary>
    public static string Version { get; } = typeof(CommandTree).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public static RootCommand Build(Output output)
    {
        var root = new RootCommand("Checks event catalogues, compares them, and makes documents, dashboards and alerts of them.")
        {
            CheckCommand.Create(output),
            DiffCommand.Create(output),
            DocsCommand.Create(output),
            DashboardCommand.Create(output),
            AlertsCommand.Create(output),
            ListCommand.Create(output),
            StatsCommand.Create(output),
            NewCommand.Create(output),
            WatchCommand.Create(output),
            ImportCommand.Create(output),
            SchemaCommand.Create(output),
            CompletionCommand.Create(output),
        };
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new ExampleHelp((HelpAction)help.Action!);
        return root;
    }
}
