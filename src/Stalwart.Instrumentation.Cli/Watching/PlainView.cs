using System.Globalization;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Watching;

/// <summary>Frames as lines, for files and pipes.</summary>
internal static class PlainView
{
    public const int MaxMovers = 15;
    private const int MaxNames = 8;

    public static void Write(WatchFrame frame, Output output)
    {
        output.Line($"scrape {frame.Number}: {frame.Seen} of {frame.Expected} metrics seen");
        string[][] rows =
        [
            .. frame.Movers.Take(MaxMovers)
                .Select(mover => (string[])["  " + mover.Name, Number(mover.Rate) + "/s", "total " + Number(mover.Total)]),
            .. frame.Values.Select(value => (string[])["  " + value.Name, Number(value.Total)]),
        ];
        foreach (string line in Columns.Align(rows))
        {
            output.Line(line);
        }

        if (frame.NeverSeen.Count > 0)
        {
            output.Line("  never seen: " + Names(frame.NeverSeen));
        }

        if (frame.Unknown.Count > 0)
        {
            output.Line("  not in the catalogue: " + Names(frame.Unknown));
        }

        output.Writer.Flush();
    }

    public static string Names(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MaxNames)) + (names.Count > MaxNames ? $" and {names.Count - MaxNames} more" : "");

    public static string Number(double number) => Math.Abs(number) switch
    {
        >= 1e15 => number.ToString("0.###e0", CultureInfo.InvariantCulture),
        >= 100 => number.ToString("0", CultureInfo.InvariantCulture),
        _ => number.ToString("0.##", CultureInfo.InvariantCulture),
    };
}
