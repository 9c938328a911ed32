namespace Stalwart.Instrumentation.Cli.Queries;

/// <summary>
/// Limits a query to ten series, chosen at the end of the shown time: <c>topk</c> alone chooses anew at each step, and a graph would show
/// every series that was ever among the first ten.
/// </summary>
internal static class TopTen
{
    public const int Max = 10;

    /// <summary>The time that the ranking is of, in Grafana's variables: all that is shown.</summary>
    public const string Time = "$__range";

    /// <summary>Returns the query for the ten series with the highest rank.</summary>
    /// <param name="query">What is shown.</param>
    /// <param name="ranking">The number at the end of the shown time that decides.</param>
    /// <param name="labels">The labels that both have.</param>
    public static string Of(string query, string ranking, params IEnumerable<string> labels) =>
        $"{query} and on ({string.Join(", ", labels)}) topk({Max}, {ranking})";
}
