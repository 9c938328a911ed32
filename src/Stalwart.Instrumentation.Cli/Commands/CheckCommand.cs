using System.CommandLine;
using Stalwart.Instrumentation.Catalogue;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Catalogue.Operator;
using Stalwart.Instrumentation.Cli.Checking;
using Stalwart.Instrumentation.Cli.Outcomes;
using Stalwart.Instrumentation.Cli.Sources;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Commands;

/// <summary>The command <c>check</c>, which applies the rules of the build outside a build.</summary>
internal static class CheckCommand
{
    private const string Never = "never";

    public static Command Create(Output output)
    {
        var files = new Argument<string[]>("FILE") { Description = "Catalogues; - reads standard input", Arity = ArgumentArity.OneOrMore };
        Option<string> format = new Option<string>("--format", "-f")
        {
            Description = "text, json, sarif or github",
            DefaultValueFactory = _ => "text",
            HelpName = "FORMAT",
        }.Among(
            "text", "json", "sarif", "github");
        Option<string> failOn = new Option<string>("--fail-on")
        {
            Description = "Lowest severity that causes exit code 1: error, warning or never",
            DefaultValueFactory = _ => "warning",
            HelpName = "SEVERITY",
        }.Among(
            "error", "warning", Never);
        var ignore = new Option<string[]>("--ignore")
        {
            Description = "Rules to ignore, such as EVT0030",
            HelpName = "RULE",
            AllowMultipleArgumentsPerToken = true,
        };
        ignore.CompletionSources.Add(
            _ => Rules.All.Select(rule => new System.CommandLine.Completions.CompletionItem(rule.Id, detail: rule.Title)));
        var type = new Option<string?>("--class")
        {
            Description = "The class with [EventCatalogue], to check for conflicts with its name too",
            HelpName = "NAME",
        };
        var config = new Option<string[]>("--config")
        {
            Description = "An operator's file, whose names are checked against the catalogues",
            HelpName = "FILE",
        };
        var command = new ToolCommand(
            "check",
            "Checks catalogues with the rules of the build. Exits with 0 when there are no problems, 1 when there are, and 2 when a file "
            + "cannot be read.",
            "stalwart-events check events.toml",
            "stalwart-events check events.toml --config stalwart.toml --class MailEvents",
            "stalwart-events check events.toml --format sarif > events.sarif",
            "git show HEAD:events.toml | stalwart-events check -")
        {
            files, format, failOn, ignore, type, config,
        };
        command.SetAction(parsed =>
        {
            HashSet<string> ignored = [.. parsed.GetValue(ignore)!.SelectMany(list => list.Split(',')).Select(RuleId)];
            CheckedFile[] catalogues = [.. parsed.GetValue(files)!.Select(file => Check(file, TakenNames(parsed.GetValue(type)), ignored))];
            CheckedFile[] all = [.. catalogues, .. parsed.GetValue(config)!.Select(file => Compare(file, catalogues, ignored))];
            Report(all, parsed.GetValue(format)!, output);
            return Exit(all, parsed.GetValue(failOn)!);
        });
        return command;
    }

    private static string RuleId(string id) =>
        Rules.All.Any(rule => rule.Id == id)
            ? id
            : throw new Failure($"--ignore: unknown rule '{id}'; expected EVT and four digits, such as EVT0030");

    private static string[] TakenNames(string? type) => type is null ? [] : CSharpName.TakenBy(type);

    private static CheckedFile Check(string file, string[] takenNames, HashSet<string> ignored)
    {
        SourceText source = SourceReader.Read(file);
        CatalogueResult result = Progress.Run($"Checking {source.Path}", () => CatalogueReader.Read(source.Path, source.Text, takenNames));
        return new CheckedFile(source, result, Shown(result.Diagnostics, ignored));
    }

    private static CheckedFile Compare(string file, CheckedFile[] catalogues, HashSet<string> ignored)
    {
        SourceText source = SourceReader.Read(file);
        OperatorFile configuration = OperatorReader.Read(source.Path, source.Text);
        CatalogueResult[] results =
        [
            .. catalogues.Select(catalogue => catalogue.Catalogue!).Where(catalogue => catalogue.Model is not null),
        ];

        // The names of a catalogue that cannot be read would be unknown.
        IEnumerable<CatalogueDiagnostic> names = results.Length < catalogues.Length
            ? []
            : configuration.Compare(results, others: [], isRecorded: _ => true);
        IEnumerable<CatalogueDiagnostic> diagnostics = configuration.Diagnostics.Concat(names);
        return new CheckedFile(source, null, Shown(diagnostics.OrderBy(diagnostic => diagnostic.Span.Start), ignored));
    }

    private static CheckDiagnostic[] Shown(IEnumerable<CatalogueDiagnostic> diagnostics, HashSet<string> ignored) =>
        [.. diagnostics.Where(diagnostic => !ignored.Contains(diagnostic.Id)).Select(CheckDiagnostic.Of)];

    private static void Report(CheckedFile[] files, string format, Output output)
    {
        switch (format)
        {
            case "json":
                output.Write(JsonReport.Write(files));
                break;
            case "sarif":
                output.Write(SarifReport.Write(files));
                break;
            case "github":
                GitHubReport.Write(files, output);
                break;
            default:
                TextReport.Write(files, output);
                break;
        }
    }

    private static int Exit(CheckedFile[] files, string failOn)
    {
        RuleSeverity least = failOn == "error" ? RuleSeverity.Error : RuleSeverity.Warning;
        bool found = files.SelectMany(file => file.Diagnostics).Any(diagnostic => diagnostic.Rule.Severity >= least);
        return found && failOn != Never ? ExitCode.Problems : ExitCode.Success;
    }
}
