using System.CommandLine;
using Stalwart.Instrumentation.Catalogue.Comparison;
using Stalwart.Instrumentation.Cli.Checking;
using Stalwart.Instrumentation.Cli.Comparing;
using Stalwart.Instrumentation.Cli.Outcomes;
using Stalwart.Instrumentation.Cli.Sources;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Commands;

/// <summary>The command <c>diff</c>, which shows the changes between two catalogues and their effects.</summary>
internal static class DiffCommand
{
    private static readonly string[] Grades = ["cosmetic", "compatible", "breaking"];
    private const string Never = "never";

    public static Command Create(Output output)
    {
        var before = new Argument<string>("OLD") { Description = "The old catalogue: a file, git:REV:path, or - for standard input" };
        var after = new Argument<string>("NEW") { Description = "The new catalogue" };
        Option<string> format = new Option<string>("--format", "-f")
        {
            Description = "text or json",
            DefaultValueFactory = _ => "text",
            HelpName = "FORMAT",
        }.AcceptOnlyFromAmong("text", "json");
        Option<string> failOn = new Option<string>("--fail-on")
        {
            Description = "Lowest class of change that causes exit code 1: breaking, compatible, cosmetic or never",
            DefaultValueFactory = _ => Never,
            HelpName = "CLASS",
        }.AcceptOnlyFromAmong([.. Grades, Never]);
        var command = new ToolCommand(
            "diff",
            "Shows the changes between two catalogues: breaking (removed, renamed, or changed in meaning), compatible or cosmetic; "
            + "and the semantic version bump that they require.",
            "stalwart-events diff old.toml events.toml",
            "stalwart-events diff git:main:events.toml events.toml --fail-on breaking",
            "stalwart-events diff git:v1.0.0:events.toml git:HEAD:events.toml --format json")
        {
            before, after, format, failOn,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(before) == SourceReader.StandardInput && parsed.GetValue(after) == SourceReader.StandardInput)
            {
                throw new Failure("only one of the two catalogues can be standard input");
            }

            Task<ValidCatalogue> reading = Task.Run(() => ValidCatalogue.Read(parsed.GetValue(after)!));
            ValidCatalogue old = ValidCatalogue.Read(parsed.GetValue(before)!);
            ValidCatalogue current = reading.GetAwaiter().GetResult();
            IReadOnlyList<Change> changes = CatalogueComparer.Compare(old.Model, current.Model);
            if (parsed.GetValue(format) == "json")
            {
                output.Write(ChangeReport.Json(changes, old.Model.Version, current.Model.Version));
            }
            else
            {
                ChangeReport.Write(changes, old.Model.Version, current.Model.Version, output);
            }

            int least = Array.IndexOf(Grades, parsed.GetValue(failOn));
            return least >= 0 && changes.Any(change => (int)change.Class >= least) ? ExitCode.Problems : ExitCode.Success;
        });
        return command;
    }
}
