using Spectre.Console;
using Spectre.Console.Rendering;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Watching;

/// <summary>Shows frames on a terminal as a table that replaces the previous one.</summary>
internal static class LiveView
{
    public static IRenderable Draw(WatchFrame? frame, IReadOnlyList<WatchedEndpoint> endpoints)
    {
        bool hasSeveral = endpoints.Count > 1;

        // Without a catalogue, show the help of the scrape; with one, the user already has the descriptions.
        bool hasHelp = frame is { Coverage: null };
        var table = new Table { Border = TableBorder.Rounded };
        table.Title = hasSeveral ? null : new TableTitle(Markup.Escape(endpoints[0].Address));
        table.AddColumn("metric");
        table.AddColumns(hasSeveral ? ["instance"] : []);
        table.AddColumn(new TableColumn("per second").RightAligned()).AddColumn(new TableColumn("total").RightAligned());
        table.AddColumns(hasHelp ? ["help"] : []);
        foreach (MetricLine line in frame?.Movers.Take(PlainView.MaxMovers) ?? [])
        {
            AddRows(table, line, hasSeveral, hasHelp);
        }

        IEnumerable<MetricLine> values = frame?.Values ?? [];
        foreach (MetricLine line in hasHelp ? values.Take(PlainView.MaxValues) : values)
        {
            AddRows(table, line, hasSeveral, hasHelp);
        }

        var below = new List<IRenderable> { table };
        if (frame is not null)
        {
            below.Add(new Text($"scrape {frame.Number}: {PlainView.Summary(frame)}; press Ctrl+C to stop"));
            below.AddRange(PlainView.Notes(frame).Select(note => new Text(note, new Style(Color.Grey))));
        }

        below.AddRange(
            endpoints.Where(endpoint => endpoint.Error is not null)
                .Select(endpoint => new Text(Printable.Of(endpoint.Error!), new Style(Color.Red))));
        return new Rows(below);
    }

    private static void AddRows(Table table, MetricLine line, bool hasSeveral, bool hasHelp)
    {
        Color color = line.Metric.Grows ? Color.Green : Color.Aqua;
        bool isFirst = true;
        foreach ((string name, string instance, Reading reading) in PlainView.Parts(line, hasSeveral))
        {
            table.AddRow(
            [
                isFirst ? new Text(name) : Text.Empty,
                .. hasSeveral ? [new Text(instance)] : (IRenderable[])[],
                line.Metric.Grows ? new Text(PlainView.Number(reading.Rate), new Style(color)) : Text.Empty,
                new Text(PlainView.Value(reading), line.Metric.Grows ? Style.Plain : new Style(color)),
                .. hasHelp ? [new Text(isFirst ? Printable.Of(line.Metric.Help) : "", new Style(Color.Grey))] : (IRenderable[])[],
            ]);
            isFirst = false;
        }
    }
}
