namespace Stalwart.Instrumentation.Cli.Watching;

/// <summary>Adds up the values of all addresses.</summary>
/// <param name="expected">The enabled metrics of the catalogue; <see langword="null"/> without a catalogue.</param>
internal sealed class Watcher(IReadOnlyList<string>? expected)
{
    private readonly HashSet<string> seen = [];
    private int number;

    /// <summary>Returns the next frame, without the last values of addresses that fail.</summary>
    public WatchFrame Frame(IReadOnlyList<WatchedEndpoint> endpoints)
    {
        MetricLine[] lines =
        [
            .. endpoints.Where(endpoint => endpoint.Error is null || endpoint.IsWaiting)
                .SelectMany(endpoint => endpoint.Readings.Select(reading => KeyValuePair.Create(endpoint.Instance, reading)))
                .GroupBy(pair => pair.Value.Metric.Key)
                .Select(metric => new MetricLine(
                    new Reading(metric.First().Value.Metric, metric.Sum(pair => pair.Value.Rate), metric.Sum(pair => pair.Value.Total)),
                    [.. metric]))
                .OrderByDescending(line => line.Sum.Rate)
                .ThenBy(line => line.Metric.Name, StringComparer.Ordinal)
                .ThenBy(line => line.Metric.Meter, StringComparer.Ordinal),
        ];
        seen.UnionWith(lines.Select(line => line.Metric.Name));
        number += endpoints.Any(endpoint => endpoint.Error is null) ? 1 : 0;
        return new WatchFrame(
            number,
            endpoints,
            lines,
            expected is null
                ? null
                : new CatalogueCoverage(
                    expected.Count,
                    [.. expected.Where(name => !seen.Contains(name))],
                    [.. endpoints.SelectMany(endpoint => endpoint.Unknown).Distinct().Order(StringComparer.Ordinal)]));
    }
}
