using System.Collections;
using System.CommandLine;
using Stalwart.Instrumentation.Cli.Configuring;
using Stalwart.Instrumentation.Cli.Outcomes;
using Stalwart.Instrumentation.Cli.Sources;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Commands;

/// <summary>The command <c>config</c>, which shows the effective settings, each with its source.</summary>
internal static class ConfigCommand
{
    public static Command Create(Output output)
    {
        var file = new Argument<string?>("FILE")
        {
            Description = "The operator's file; - reads standard input; if omitted, only the environment is read",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var environment = new Option<string[]>("--env-file")
        {
            Description = "A file with one NAME=VALUE per line, such as a container's env file, in addition to the tool's own environment",
            HelpName = "FILE",
        };
        var json = new Option<bool>("--json") { Description = "Write JSON" };
        var command = new ToolCommand(
            "config",
            "Lists each setting of an operator's file with its value and source: the file, an environment variable, or the default. "
            + "Secrets are not shown. Exits with 1 when a process would not start with this configuration.",
            "stalwart-events config stalwart.toml",
            "stalwart-events config stalwart.toml --env-file production.env --json",
            "OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4317 stalwart-events config")
        {
            file, environment, json,
        };
        command.SetAction(parsed =>
        {
            SourceText? source = parsed.GetValue(file) is { } path ? SourceReader.Read(path) : null;
            ConfigurationReport report = ConfigurationReport.Of(
                source?.Path, source?.Text ?? "", Variables(parsed.GetValue(environment) ?? []));
            foreach (string line in report.DiagnosticLines())
            {
                Console.Error.WriteLine($"{ToolIdentity.Name}: {Printable.Of(line)}");
            }

            if (report.HasErrors)
            {
                return ExitCode.Problems;
            }

            if (parsed.GetValue(json))
            {
                output.Write(report.Json());
                return ExitCode.Success;
            }

            foreach (string line in report.Lines())
            {
                output.Line(line);
            }

            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>Returns the environment of the tool, with the variables of files.</summary>
    private static Dictionary<string, string> Variables(string[] files)
    {
        var variables = new Dictionary<string, string>(
            OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (DictionaryEntry own in Environment.GetEnvironmentVariables())
        {
            variables[(string)own.Key] = (string?)own.Value ?? "";
        }

        foreach ((string name, string value) in files.SelectMany(VariableFile.Read))
        {
            variables[name] = value;
        }

        return variables;
    }
}
