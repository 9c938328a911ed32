using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;
using Stalwart.Instrumentation.Catalogue.Exporting;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Operator;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Cli.Checking;
using Stalwart.Instrumentation.Cli.Outcomes;
using Stalwart.Instrumentation.Cli.Sources;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Commands;

/// <summary>The command <c>list</c>, which shows what a pattern of <c>disabled-events</c> matches.</summary>
internal static class ListCommand
{
    public static Command Create(Output output)
    {
        Argument<string> file = CatalogueArgument.Create();
        var patterns = new Argument<string[]>("PATTERN")
        {
            Description = "Names as in disabled-events, where * matches any number of characters; everything by default",
            Arity = ArgumentArity.ZeroOrMore,
        };
        patterns.CompletionSources.Add(context => Names(context.ParseResult.GetValue(file)));
        var command = new ToolCommand(
            "list",
            "Lists the events and metrics that names or patterns of disabled-events match, and the metrics that are disabled with them. "
            + "Exits with 1 when a pattern matches nothing.",
            "stalwart-events list events.toml",
            "stalwart-events list events.toml 'auth.*' smtp.error")
        {
            file, patterns,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(patterns)!.FirstOrDefault(pattern => pattern.StartsWith('-')) is string option)
            {
                throw new Failure($"'{option}' is not an option of this command");
            }

            ValidCatalogue catalogue = ValidCatalogue.Read(parsed.GetValue(file)!);
            string[] wanted = parsed.GetValue(patterns) is { Length: > 0 } given ? given : ["*"];
            PatternEffect effect = PatternEffect.Of(catalogue.Model, wanted);
            string[][] rows =
            [
                .. effect.Events.Select(Row),
                .. effect.Metrics.Select(metric => Row(metric, "metric")),
                .. effect.Followers.Select(metric => Row(metric, "disabled too")),
            ];
            foreach (string line in Columns.Align(rows))
            {
                output.Line(line);
            }

            string followers = effect.Followers.Count > 0 ? $"; {effect.Followers.Count} more are disabled with their events" : "";
            output.Line(
                $"{effect.Events.Count} event{(effect.Events.Count == 1 ? "" : "s")}, "
                + $"{effect.Metrics.Count} metric{(effect.Metrics.Count == 1 ? "" : "s")}{followers}");
            output.Writer.Flush();
            var speller = new Speller();
            foreach (string pattern in effect.Unmatched)
            {
                string? near = speller.Find(pattern, AllNames(catalogue.Model));
                Console.Error.WriteLine(
                    $"{ToolIdentity.Name}: no event or metric matches '{pattern}'{(near is null ? "" : $"; did you mean '{near}'?")}");
            }

            return effect.Unmatched.Count > 0 ? ExitCode.Problems : ExitCode.Success;
        });
        return command;
    }

    private static string[] Row(EventModel item) =>
    [
        "event",
        item.Name,
        item.Id.ToString(CultureInfo.InvariantCulture),
        CatalogueWords.Levels.Of(item.Level),
        State(item.Enabled),
        item.Counted ? "counted" : "not counted",
        item.IsLogged ? "" : "not logged",
    ];

    private static string[] Row(ExportedMetric metric, string what) =>
        [what, metric.Metric.Name, "", CatalogueWords.Kinds.Of(metric.Metric.Kind), State(metric.IsOn)];

    private static string State(bool isOn) => isOn ? "on" : "off";

    private static IEnumerable<string> AllNames(CatalogueModel catalogue) =>
        catalogue.Families.SelectMany(family => family.Events)
            .Select(item => item.Name)
            .Concat(catalogue.Metrics.Select(metric => metric.Name));

    /// <summary>Called by the shell: without a readable file, there are no completions.</summary>
    private static IEnumerable<CompletionItem> Names(string? file)
    {
        try
        {
            return file is null or SourceReader.StandardInput
                ? []
                : AllNames(ValidCatalogue.Read(file).Model).Select(name => new CompletionItem(name));
        }
        catch (Failure)
        {
            return [];
        }
    }
}
