using System.CommandLine;

namespace Stalwart.Instrumentation.Cli.Commands;

/// <summary>A command with the examples that its help shows.</summary>
internal sealed class ToolCommand(string name, string description, params string[] examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples => examples;
}
