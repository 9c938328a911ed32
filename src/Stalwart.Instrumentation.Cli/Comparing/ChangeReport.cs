using Stalwart.Instrumentation.Catalogue.Comparison;
using Stalwart.Instrumentation.Cli.Checking;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Comparing;

/// <summary>Reports changes, most severe first, and the version step that they require.</summary>
internal static class ChangeReport
{
    private static readonly ChangeClass[] MostSevereFirst = [ChangeClass.Breaking, ChangeClass.Compatible, ChangeClass.Cosmetic];

    public static void Write(IReadOnlyList<Change> changes, string? before, string? after, Output output)
    {
        int subject = changes.Select(change => change.Subject.Length).DefaultIfEmpty().Max();
        int field = changes.Select(change => change.Field.Length).DefaultIfEmpty().Max();
        foreach (Change change in MostSevereFirst.SelectMany(grade => changes.Where(change => change.Class == grade)))
        {
            output.Write(Word(change.Class).PadRight(Word(ChangeClass.Compatible).Length), Style(change.Class));
            output.Line(Printable.Of($"  {change.Subject.PadRight(subject)}  {change.Field.PadRight(field)}  {change.Description}"));
        }

        if (changes.Count == 0)
        {
            output.Line("no changes");
            return;
        }

        output.Line(
            $"{changes.Count} change{(changes.Count == 1 ? "" : "s")}: "
            + $"{string.Join(", ", MostSevereFirst.Select(grade => $"{Count(changes, grade)} {Word(grade)}"))}");
        output.Line($"version: {Version(changes, before, after)}");
    }

    public static string Json(IReadOnlyList<Change> changes, string? before, string? after) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("step", VersionStep.Name(changes));
        json.WriteString("before", before);
        json.WriteString("after", after);
        json.WriteString("suggested", VersionStep.Next(before, changes));
        foreach (ChangeClass grade in MostSevereFirst)
        {
            json.WriteNumber(Word(grade), Count(changes, grade));
        }

        json.WriteStartArray("changes");
        foreach (Change change in changes)
        {
            json.WriteStartObject();
            json.WriteString("class", Word(change.Class));
            json.WriteString("subject", change.Subject);
            json.WriteString("field", change.Field);
            json.WriteString("description", change.Description);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    public static string Word(ChangeClass grade) => grade switch
    {
        ChangeClass.Breaking => "breaking",
        ChangeClass.Compatible => "compatible",
        _ => "cosmetic",
    };

    private static string Version(IReadOnlyList<Change> changes, string? before, string? after)
    {
        string step = VersionStep.Name(changes);
        string? next = VersionStep.Next(before, changes);
        return (step, next) switch
        {
            ("none", _) => "no version bump is required",
            (_, null) => $"a {step} bump is required, but the catalogue has no version with three numbers",
            _ when after == next => $"{after} is the {step} bump that is required",
            _ => $"{before} requires a {step} bump to {next}{(after == before ? "" : $", but became {after ?? "none"}")}",
        };
    }

    private static string Style(ChangeClass grade) => grade switch
    {
        ChangeClass.Breaking => "bold red",
        ChangeClass.Compatible => "yellow",
        _ => "grey",
    };

    private static int Count(IReadOnlyList<Change> changes, ChangeClass grade) => changes.Count(change => change.Class == grade);
}
