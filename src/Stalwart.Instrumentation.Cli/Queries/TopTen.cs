namespace Stalwart.Instrumentation.Cli.Queries;

/// <summary>
/// Limits a query to ten series, chosen at the end of the displayed time: <c>topk</c> alone chooses at each step, so a graph would show
/// every series that was ever in the top ten.
/// </summary>
internal static class TopTen
{
    public const int Max = 10;

    /// <summary>The time range of the ranking: all that is displayed, as a Grafana variable.</summary>
    public const string Time = "$__range";

    /// <summary>Returns the query for the ten highest-ranked series.</summary>
    /// <param name="query">The query to show.</param>
    /// <param name="ranking">The value by which to rank, at the end of the displayed time.</param>
    /// <param name="labels">The labels of both.</param>
    public static string Of(string query, string ranking, params IEnumerable<string> labels) =>
        $"{query} and on ({string.Join(", ", labels)}) topk({Max}, {ranking})";
}
