using System.Globalization;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Watching;

/// <summary>Shows frames as lines, for files and pipes.</summary>
internal static class PlainView
{
    public const int MaxMovers = 15;

    /// <summary>Without a catalogue, there can be hundreds of values, so only some are shown.</summary>
    public const int MaxValues = 15;

    /// <summary>The name of the sum over all addresses.</summary>
    public const string All = "all";

    private const int MaxNames = 8;

    public static void Write(WatchFrame frame, Output output)
    {
        output.Line($"scrape {frame.Number}: {Summary(frame)}");
        bool hasSeveral = frame.Endpoints.Count > 1;
        string[][] addresses =
        [
            .. frame.Endpoints.Where(_ => hasSeveral).Select(endpoint => (string[])["  " + endpoint.Address, State(endpoint)]),
        ];
        MetricLine[] values = [.. frame.Values];
        MetricLine[] shown = frame.Coverage is null ? [.. values.Take(MaxValues)] : values;
        string[][] rows =
        [
            .. frame.Movers.Take(MaxMovers).SelectMany(line => Rows(line, hasSeveral)),
            .. shown.SelectMany(line => Rows(line, hasSeveral)),
        ];
        foreach (string text in Columns.Align(addresses).Concat(Columns.Align(rows)).Concat(Notes(frame).Select(note => "  " + note)))
        {
            output.Line(text);
        }

        output.Writer.Flush();
    }

    /// <summary>Returns the summary line of a frame.</summary>
    public static string Summary(WatchFrame frame)
    {
        string seen = frame.Coverage is { } coverage
            ? $"{coverage.Seen} of {coverage.Expected} metrics seen"
            : Quantity.Of(frame.Metrics.Count, "metric");
        int failed = frame.Endpoints.Count(endpoint => endpoint.Error is not null);
        return frame.Endpoints.Count == 1
            ? seen
            : $"{seen}, {frame.Endpoints.Count - failed} of {frame.Endpoints.Count} addresses responded";
    }

    /// <summary>Returns the state of an address.</summary>
    public static string State(WatchedEndpoint endpoint) => endpoint switch
    {
        { IsWaiting: true } => "no response yet",
        { Error: { } error } => "failed: " + Printable.Of(error),
        _ => Quantity.Of(endpoint.Series, "sample"),
    };

    /// <summary>Returns the lines after the metrics.</summary>
    public static IEnumerable<string> Notes(WatchFrame frame)
    {
        if (frame.Coverage is null)
        {
            int more = frame.Values.Count() - MaxValues;
            if (more > 0)
            {
                yield return $"{Quantity.Of(more, "more value")}; use --json to see all";
            }

            yield break;
        }

        if (frame.Coverage.NeverSeen.Count > 0)
        {
            yield return "never seen: " + Names(frame.Coverage.NeverSeen);
        }

        if (frame.Coverage.Unknown.Count > 0)
        {
            yield return "not in the catalogue: " + Names(frame.Coverage.Unknown);
        }
    }

    /// <summary>Returns the rows of a metric: the sum, and each address if there are several.</summary>
    public static IEnumerable<(string Name, string Instance, Reading Reading)> Parts(MetricLine line, bool hasSeveral)
    {
        string name = Printable.Of(line.Metric.Name);
        yield return (name, All, line.Sum);
        foreach ((string instance, Reading reading) in hasSeveral ? line.Instances : [])
        {
            yield return (name, instance, reading);
        }
    }

    /// <summary>Returns a value with its unit, except for an annotation.</summary>
    public static string Value(Reading reading)
    {
        string unit = reading.Metric.Type is "histogram" or "summary" ? "" : reading.Metric.Unit;
        return Number(reading.Total) + (unit is "" or "1" or ['{', ..] ? "" : " " + Printable.Of(unit));
    }

    public static string Number(double number) => Math.Abs(number) switch
    {
        >= 1e15 => number.ToString("0.###e0", CultureInfo.InvariantCulture),
        >= 100 => number.ToString("0", CultureInfo.InvariantCulture),
        _ => number.ToString("0.##", CultureInfo.InvariantCulture),
    };

    private static string Names(IReadOnlyList<string> names) =>
        Printable.Of(string.Join(", ", names.Take(MaxNames)) + (names.Count > MaxNames ? $" and {names.Count - MaxNames} more" : ""));

    private static IEnumerable<string[]> Rows(MetricLine line, bool hasSeveral) => Parts(line, hasSeveral).Select(part => (string[])
    [
        "  " + part.Name,
        .. hasSeveral ? [part.Instance] : (string[])[],
        .. line.Metric.Grows ? [Number(part.Reading.Rate) + "/s", "total " + Value(part.Reading)] : (string[])[Value(part.Reading)],
    ]);
}
