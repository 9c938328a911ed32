using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.Cli.Importing;

/// <summary>Chooses the boundaries of a histogram of which nothing is known but its unit.</summary>
internal static class UsualBoundaries
{
    private static readonly double[] Seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    private static readonly double[] Counts = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000];
    private static readonly double[] Shares = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1];
    private static readonly double[] Bytes = [.. Enumerable.Range(0, 11).Select(step => 64 * Math.Pow(4, step))];

    /// <summary>Returns boundaries that fit a unit.</summary>
    /// <param name="unit">UCUM; empty without one.</param>
    public static double[] Of(string unit) => unit switch
    {
        "s" => Seconds,
        "ms" => [.. Seconds.Select(boundary => boundary * 1e3)],
        "us" => [.. Seconds.Select(boundary => boundary * 1e6)],
        "ns" => [.. Seconds.Select(boundary => boundary * 1e9)],
        "By" => Bytes,
        "1" => Shares,
        "%" => [.. Shares.Select(boundary => boundary * 100)],
        _ => Counts,
    };

    /// <summary>What a note calls them.</summary>
    public static string Named(string unit) =>
        PrometheusName.UnitSuffix(unit) is { Length: > 0 } word ? $"the usual ones for {word}" : "the usual ones for counts";
}
