using Stalwart.Instrumentation.Cli.Scraping;

namespace Stalwart.Instrumentation.Cli.Importing;

/// <summary>
/// Distinguishes gauges such as <c>kube_pod_created</c> from those with the creation time of another family's series, which some libraries
/// expose for each counter, histogram and summary.
/// </summary>
internal static class CreationTimes
{
    private const string Suffix = "_created";

    /// <summary>Seconds since 1970 of the years 1973 and 5138: any other number is not a creation time.</summary>
    private const double Earliest = 1e8, Latest = 1e11;

    /// <summary>Returns the families that are creation times, each with the family that it belongs to.</summary>
    public static Dictionary<string, string> In(IReadOnlyCollection<SampleFamily> families)
    {
        var owners = families.Where(family => family.Type is "counter" or "histogram" or "summary")
            .ToDictionary(family => Bare(family.Name));
        return families
            .Where(family => family.Type is "gauge" or "unknown" && family.Name.EndsWith(Suffix, StringComparison.Ordinal))
            .Select(family => (Family: family, Owner: owners.GetValueOrDefault(family.Name[..^Suffix.Length])))
            .Where(pair => pair.Owner is not null && Belongs(pair.Family, pair.Owner))
            .ToDictionary(pair => pair.Family.Name, pair => pair.Owner!.Name);
    }

    /// <summary>OpenMetrics has a sample in the family for the creation time of a series.</summary>
    public static IEnumerable<Sample> Without(SampleFamily family) => family.Samples.Where(
        sample => sample.Name == family.Name || !sample.Name.EndsWith(Suffix, StringComparison.Ordinal));

    private static bool Belongs(SampleFamily created, SampleFamily owner)
    {
        HashSet<string> series = [.. owner.Samples.Select(Series)];
        return created.Samples.All(sample => sample.Value is > Earliest and < Latest && series.Contains(Series(sample)));
    }

    private static string Series(Sample sample) => string.Join(
        ',',
        sample.Labels.Where(label => label.Key is not ("le" or "quantile"))
            .OrderBy(label => label.Key, StringComparer.Ordinal)
            .Select(label => $"{label.Key}={label.Value}"));

    private static string Bare(string name) =>
        name.EndsWith("_total", StringComparison.Ordinal) ? name[..^"_total".Length] : name;
}
