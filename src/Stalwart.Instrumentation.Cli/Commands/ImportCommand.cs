using System.CommandLine;
using Stalwart.Instrumentation.Cli.Conventions;
using Stalwart.Instrumentation.Cli.Importing;
using Stalwart.Instrumentation.Cli.Outcomes;
using Stalwart.Instrumentation.Cli.Registries;
using Stalwart.Instrumentation.Cli.Sources;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Commands;

/// <summary>The command <c>import</c>, which writes a first catalogue from existing metrics.</summary>
internal static class ImportCommand
{
    private const string Guess = "auto";

    public static Command Create(Output output)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "A Prometheus scrape, or YAML files of semantic conventions; - reads standard input",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string> from = new Option<string>("--from")
        {
            Description = "prometheus, semconv, or auto to detect the format",
            DefaultValueFactory = _ => Guess,
            HelpName = "FORMAT",
        }.Among(
            Guess, "prometheus", "semconv");
        var meter = new Option<string?>("--meter") { Description = "The meter's name", HelpName = "NAME" };
        var libraries = new Option<bool>(ImportOptions.IncludeLibraries)
        {
            Description = "Also import what client libraries and runtimes add to each scrape, such as process_* and dotnet_*",
        };
        Option<string?> target = OutputOption.Create();
        var command = new ToolCommand(
            "import",
            "Creates a catalogue from a Prometheus scrape or from the metrics of OpenTelemetry's semantic conventions (YAML). What cannot "
            + "be imported is noted in comments. A registry that export wrote is converted back to its catalogue.",
            "curl -s http://localhost:9464/metrics | stalwart-events import - --meter shop -o events.toml",
            "stalwart-events import model/http/*.yaml model/*/registry.yaml -o events.toml")
        {
            files, from, meter, libraries, target,
        };
        command.SetAction(parsed =>
        {
            SourceText[] sources = [.. parsed.GetValue(files)!.Select(SourceReader.Read)];
            bool isYaml = parsed.GetValue(from) is string format && format == Guess
                ? sources.Any(source => ConventionReader.IsConvention(source.Text))
                : parsed.GetValue(from) == "semconv";
            if (!isYaml && sources.Length > 1)
            {
                throw new Failure("only one scrape can be imported at once; name one file");
            }

            string? name = parsed.GetValue(meter);
            string text = !isYaml
                ? PrometheusImport.Read(sources[0].Path, sources[0].Text, name, parsed.GetValue(libraries)).Write()
                : RegistryImport.Read(sources, name) ?? ConventionImport.Read(sources, name).Write();
            OutputOption.Write(text, parsed.GetValue(target), output);
            return ExitCode.Success;
        });
        return command;
    }
}
