using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.Cli.Importing;

/// <summary>Suggests boundaries for a histogram of which only the unit is known.</summary>
internal static class UnitBuckets
{
    /// <summary>The boundaries that the HTTP conventions recommend for durations, in seconds.</summary>
    private static readonly double[] Seconds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
    private static readonly double[] Bytes = [500, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];
    private static readonly double[] Units = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000];
    private static readonly double[] Fractions = [0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1];

    /// <summary>The boundaries that the conventions for generative AI recommend for tokens: powers of four.</summary>
    private static readonly double[] Tokens =
        [1, 4, 16, 64, 256, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216, 67_108_864];

    /// <summary>The boundaries that the database conventions recommend for rows.</summary>
    private static readonly double[] Counts = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000];

    /// <summary>Durations in minutes, hours or days are long, so the numbers are kept rather than the durations.</summary>
    private static readonly Dictionary<string, double> Fine = new() { ["ms"] = 1e3, ["us"] = 1e6, ["ns"] = 1e9 };

    /// <summary>Returns the boundaries that fit a unit, increasing.</summary>
    /// <param name="unit">UCUM; empty when there is none.</param>
    /// <param name="isFloating">Whether the values have fractions; null when that is unknown.</param>
    public static IReadOnlyList<double> Of(string unit, bool? isFloating)
    {
        UnitScale? scale = UnitScale.Of(unit);
        return unit switch
        {
            _ when scale?.Type == FieldType.Duration =>
                [.. Seconds.Select(value => Rounded(value * Fine.GetValueOrDefault(scale.Unit, 1)))],
            _ when scale?.Type == FieldType.Bytes => Bytes,
            "{token}" => Tokens,
            _ when unit.Length == 0 || unit.StartsWith('{') => isFloating == true ? Units : Counts,
            "1" => Fractions,
            "%" => [.. Fractions.Select(value => Rounded(value * 100))],
            _ => Units,
        };
    }

    /// <summary>Returns the boundaries as text for a note.</summary>
    public static string Named(string unit) =>
        PrometheusName.UnitSuffix(unit) is { Length: > 0 } word ? $"the usual ones for {word}" : "the usual ones for numbers";

    private static double Rounded(double value) => Math.Round(value, 9);
}
