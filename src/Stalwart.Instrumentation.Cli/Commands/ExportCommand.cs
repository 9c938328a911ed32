using System.CommandLine;
using Stalwart.Instrumentation.Cli.Checking;
using Stalwart.Instrumentation.Cli.Documents;
using Stalwart.Instrumentation.Cli.Outcomes;
using Stalwart.Instrumentation.Cli.Registries;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Commands;

/// <summary>The command <c>export</c>, which writes the catalogue in the formats of other tools.</summary>
internal static class ExportCommand
{
    private const string Weaver = "weaver", Json = "json", Markdown = "markdown";

    public static Command Create(Output output)
    {
        Argument<string> file = CatalogueArgument.Create();
        Option<string> format = new Option<string>("--format")
        {
            Description = "weaver: a registry of OpenTelemetry Weaver; json: a document for scripts; markdown: the reference of docs",
            HelpName = "FORMAT",
            Required = true,
        }.Among(Weaver, Json, Markdown);
        var target = new Option<string?>("--output", "-o")
        {
            Description = "The file to write, or a folder for weaver and markdown; standard output by default",
            HelpName = "PATH",
        };
        var command = new ToolCommand(
            "export",
            "Writes a catalogue for other tools: a registry of OpenTelemetry Weaver, which import converts back to the same catalogue, a "
            + "JSON document for scripts, or the Markdown reference.",
            "stalwart-events export events.toml --format weaver -o registry/",
            "stalwart-events export events.toml --format json | jq '.events[].name'",
            "stalwart-events export events.toml --format markdown -o docs/events.md")
        {
            file, format, target,
        };
        command.SetAction(parsed =>
        {
            ValidCatalogue catalogue = ValidCatalogue.Read(parsed.GetValue(file)!);
            string? path = parsed.GetValue(target);
            if (path?.Length == 0)
            {
                throw new Failure("--output is empty; name a file or a folder");
            }

            switch (parsed.GetValue(format))
            {
                case Weaver:
                    RegistryFiles.Write(catalogue.Model, path, output);
                    break;
                case Json:
                    OutputOption.Write(CatalogueDocument.Write(catalogue.Model), path, output);
                    break;
                default:
                    ReferenceFiles.Write(catalogue.Model, path, output);
                    break;
            }

            return ExitCode.Success;
        });
        return command;
    }
}
