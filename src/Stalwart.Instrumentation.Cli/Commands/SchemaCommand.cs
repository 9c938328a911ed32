using System.CommandLine;
using Stalwart.Instrumentation.Catalogue.Schema;
using Stalwart.Instrumentation.Cli.Outcomes;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Commands;

/// <summary>The command <c>schema</c>, which writes the JSON schema for editors.</summary>
internal static class SchemaCommand
{
    public static Command Create(Output output)
    {
        var command = new ToolCommand(
            "schema",
            "Prints the JSON schema of a catalogue, for completion and checks in editors.",
            "stalwart-events schema > events.schema.json");
        command.SetAction(_ =>
        {
            output.Write(CatalogueSchema.Write());
            return ExitCode.Success;
        });
        return command;
    }
}
