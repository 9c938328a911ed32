using System.CommandLine;
using System.Globalization;
using Stalwart.Instrumentation.Catalogue;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Editing;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Cli.Checking;
using Stalwart.Instrumentation.Cli.Outcomes;
using Stalwart.Instrumentation.Cli.Sources;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Commands;

/// <summary>The command <c>new</c>, which adds an event in place and preserves comments and layout.</summary>
internal static class NewCommand
{
    public static Command Create(Output output)
    {
        Argument<string> file = CatalogueArgument.Create();
        file.Description = "The catalogue to change; - reads standard input and writes standard output";
        var name = new Argument<string>("NAME") { Description = "family.event-name" };
        var description = new Option<string>("--description", "-d")
        {
            Description = "What happened, in one line",
            Required = true,
            HelpName = "TEXT",
        };
        Option<string?> level = new Option<string?>("--level", "-l")
        {
            Description = CatalogueWords.Levels.Listed,
            HelpName = "LEVEL",
        }.Among(CatalogueWords.Levels.Words);
        var message = new Option<string?>("--message", "-m")
        {
            Description = "Template of the log message, with {field} and {tag}",
            HelpName = "TEXT",
        };
        var fields = new Option<string[]>("--field")
        {
            Description = $"A value: name={CatalogueWords.FieldTypes.Listed}",
            HelpName = "NAME=TYPE",
        };
        var tags = new Option<string[]>("--tag")
        {
            Description = "A tag: name=SET, name=bool, name=a,b,c or name=string:50",
            HelpName = "NAME=VALUES",
        };
        var dry = new Option<bool>("--dry-run") { Description = "Print the change without writing it" };
        var command = new ToolCommand(
            "new",
            "Adds an event after the last one of its family, with the next free id. Comments and layout stay as they are.",
            "stalwart-events new events.toml auth.token-issued -d \"A token was issued\"",
            "stalwart-events new events.toml order.paid -d \"An order was paid\" --level info --tag payment=card,invoice --field "
            + "amount=double",
            "stalwart-events new events.toml auth.locked -d \"An account was locked\" -m \"Account {user} locked\" --field user=string")
        {
            file, name, description, level, message, fields, tags, dry,
        };
        command.SetAction(parsed =>
        {
            string target = parsed.GetValue(file)!;
            ValidCatalogue catalogue = ValidCatalogue.Read(
                target.StartsWith("git:", StringComparison.Ordinal)
                    ? throw new Failure("a git revision cannot be changed; name a file")
                    : target);
            string[] parts = NameParts(parsed.GetValue(name)!);
            var item = new NewEvent(parts[0], parts[1])
            {
                Description = parsed.GetValue(description)!,
                Level = parsed.GetValue(level),
                Message = parsed.GetValue(message),
                Fields = [.. parsed.GetValue(fields)!.Select(field => Pair("--field", field))],
                Tags = [.. parsed.GetValue(tags)!.Select(tag => Tag(Pair("--tag", tag)))],
            };
            TextEdit edit = CatalogueEditor.AddEvent(catalogue.Source.Text, item) ?? throw new Failure(WhyNot(catalogue, item));
            string changed = edit.Apply(catalogue.Source.Text);
            CheckDiagnostic[] warnings = Check(catalogue.Source.Path, changed, edit, item);
            if (target == SourceReader.StandardInput)
            {
                output.Write(changed);
                return ExitCode.Success;
            }

            int line = changed.AsSpan(0, edit.Offset + edit.Text.Length - edit.Text.TrimStart('\r', '\n').Length).Count('\n') + 1;
            output.Line($"{catalogue.Source.Path}({line}): {edit.Text.Trim()}");
            foreach (CheckDiagnostic diagnostic in warnings)
            {
                output.Line($"{diagnostic.Place}: {diagnostic.Severity} {diagnostic.Rule.Id}: {diagnostic.Message}");
            }

            if (!parsed.GetValue(dry))
            {
                TargetFile.Write(target, changed, catalogue.Source.Encoding);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static string[] NameParts(string name)
    {
        if (CatalogueEditor.IsEventName(name))
        {
            return name.Split('.');
        }

        string[] repaired = [.. name.Split('.', 2).Select(part => CatalogueEditor.NameOf(part) ?? "event-name")];
        string suggestion = repaired.Length == 2 ? string.Join('.', repaired) : $"server.{repaired[0]}";
        throw new Failure(
            $"'{name}' is not a valid name for an event; expected family.event-name in lower-case words joined by '-'; did you "
            + $"mean '{suggestion}'?");
    }

    private static KeyValuePair<string, string> Pair(string option, string text) => text.Split('=', 2) switch
    {
        [{ Length: > 0 } name, { Length: > 0 } value] => new(name, value),
        _ =>
            throw new Failure(
                $"{option}: '{text}' is not valid; expected a value such as "
                + $"{(option == "--tag" ? "payment=card,invoice" : "elapsed=duration")}"),
    };

    private static KeyValuePair<string, string> Tag(KeyValuePair<string, string> tag)
    {
        const string Open = "string:";
        if (tag.Value.StartsWith(Open, StringComparison.Ordinal))
        {
            return int.TryParse(tag.Value[Open.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out int limit)
                ? new(tag.Key, TagText.Open(limit))
                : throw new Failure($"--tag: '{tag.Value}' has no number of values; expected a value such as {tag.Key}=string:50");
        }

        return new(tag.Key, tag.Value.Contains(',', StringComparison.Ordinal)
            ? TagText.Values(tag.Value.Split(',', StringSplitOptions.RemoveEmptyEntries))
            : tag.Value == CatalogueWords.BooleanTag ? TagText.Boolean
            : TagText.Set(tag.Value));
    }

    private static string WhyNot(ValidCatalogue catalogue, NewEvent item) =>
        catalogue.Model.Families.SelectMany(family => family.Events).FirstOrDefault(other => other.Name == item.Name) is { } other
        ? $"{catalogue.Source.Path} already has '{item.Name}', with id {other.Id}"
        : $"{catalogue.Source.Path} has no free id left";

    /// <summary>Returns the warnings for the new event; an event with an error is not added.</summary>
    private static CheckDiagnostic[] Check(string path, string changed, TextEdit edit, NewEvent item)
    {
        CheckDiagnostic[] diagnostics = [.. CatalogueReader.Read(path, changed).Diagnostics.Select(CheckDiagnostic.Of)];
        if (diagnostics.FirstOrDefault(diagnostic => diagnostic.Rule.Severity == RuleSeverity.Error) is { } error)
        {
            throw new Failure($"'{item.Name}' would be invalid: {error.Rule.Id}: {error.Message}");
        }

        return
        [
            .. diagnostics.Where(
                diagnostic => diagnostic.Span.Start >= edit.Offset && diagnostic.Span.Start < edit.Offset + edit.Text.Length),
        ];
    }
}
