using System.CommandLine;
using Stalwart.Instrumentation.Cli.Checking;
using Stalwart.Instrumentation.Cli.Documents;
using Stalwart.Instrumentation.Cli.Outcomes;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Commands;

/// <summary>The command <c>docs</c>, which writes or checks a Markdown reference to commit.</summary>
internal static class DocsCommand
{
    public static Command Create(Output output)
    {
        Argument<string> file = CatalogueArgument.Create();
        var target = new Option<string?>("--output", "-o")
        {
            Description = "A file that ends in .md, or a folder for one page per family; standard output by default",
            HelpName = "PATH",
        };
        var check = new Option<bool>("--check") { Description = "Write nothing; exit with 1 when a file is out of date" };
        var command = new ToolCommand(
            "docs",
            "Writes a Markdown reference: families, events, tags, metrics, their names in Prometheus with queries, and the series budget.",
            "stalwart-events docs events.toml -o docs/events.md",
            "stalwart-events docs events.toml -o docs/events/",
            "stalwart-events docs events.toml -o docs/events.md --check")
        {
            file, target, check,
        };
        command.SetAction(parsed =>
        {
            ValidCatalogue catalogue = ValidCatalogue.Read(parsed.GetValue(file)!);
            string? path = parsed.GetValue(target);
            if (path?.Length == 0)
            {
                throw new Failure("--output is empty; name a file that ends in .md, or a folder");
            }

            if (parsed.GetValue(check))
            {
                return ReferenceFiles.Check(
                    catalogue.Model, path ?? throw new Failure("--check needs --output, the file or folder to check"), output);
            }

            ReferenceFiles.Write(catalogue.Model, path, output);
            return ExitCode.Success;
        });
        return command;
    }
}
