using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Stalwart.Instrumentation.Cli.Commands;

/// <summary>Adds examples after the usual help.</summary>
internal sealed class ExampleHelp(HelpAction help) : SynchronousCommandLineAction
{
    public override bool Terminating => true;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        int exit = help.Invoke(parseResult);
        TextWriter writer = parseResult.InvocationConfiguration.Output;
        IReadOnlyList<string> examples = parseResult.CommandResult.Command switch
        {
            ToolCommand command => command.Examples,
            _ =>
            [
                "stalwart-events check events.toml",
                "stalwart-events diff git:main:events.toml events.toml",
                "stalwart-events docs events.toml -o docs/events.md",
            ],
        };
        writer.WriteLine("Examples:");
        foreach (string example in examples)
        {
            writer.WriteLine("  " + example);
        }

        return exit;
    }
}
