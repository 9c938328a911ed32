using System.CommandLine;

namespace Stalwart.Instrumentation.Cli.Commands;

/// <summary>A command with examples for its help.</summary>
internal sealed class ToolCommand(string name, string description, params string[] examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples => examples;
}
