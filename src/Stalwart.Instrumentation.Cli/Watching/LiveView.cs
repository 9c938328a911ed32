using Spectre.Console;
using Spectre.Console.Rendering;

namespace Stalwart.Instrumentation.Cli.Watching;

/// <summary>A frame as a table that replaces the one before, on a terminal.</summary>
internal static class LiveView
{
    public static IRenderable Draw(WatchFrame? frame, string address, string? trouble)
    {
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle(Markup.Escape(address)) };
        table.AddColumn("metric").AddColumn(new TableColumn("a second").RightAligned()).AddColumn(new TableColumn("total").RightAligned());
        foreach (Mover mover in frame?.Movers.Take(PlainView.MaxMovers) ?? [])
        {
            table.AddRow(
                new Text(mover.Name),
                new Text(PlainView.Number(mover.Rate), new Style(Color.Green)),
                new Text(PlainView.Number(mover.Total)));
        }

        foreach (Mover value in frame?.Values ?? [])
        {
            table.AddRow(new Text(value.Name), Text.Empty, new Text(PlainView.Number(value.Total), new Style(Color.Aqua)));
        }

        var below = new List<IRenderable> { table };
        if (frame is not null)
        {
            below.Add(new Text($"scrape {frame.Number}: {frame.Seen} of {frame.Expected} metrics seen; Ctrl+C ends"));
            below.AddRange(
                frame.NeverSeen.Count > 0 ? [new Text("never seen: " + PlainView.Names(frame.NeverSeen), new Style(Color.Grey))] : []);
            below.AddRange(
                frame.Unknown.Count > 0
                    ? [new Text("not in the catalogue: " + PlainView.Names(frame.Unknown), new Style(Color.Yellow))]
                    : []);
        }

        below.AddRange(trouble is not null ? [new Text(trouble, new Style(Color.Red))] : []);
        return new Rows(below);
    }
}
