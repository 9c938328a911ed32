using System.Text.Json;

namespace Stalwart.Instrumentation.Integration.Tests;

/// <summary>The sample's report, by series.</summary>
internal sealed record Counted(string Metric, string Kind, string Unit, Dictionary<string, string> Tags, double Value, long Count)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>Reads the file that <c>--report</c> names.</summary>
    public static IReadOnlyList<Counted> Read(string file) => JsonSerializer.Deserialize<Counted[]>(File.ReadAllText(file), Web)!;

    /// <summary>Returns the samples of the series as Prometheus names them.</summary>
    public IEnumerable<(string Identity, double Value)> InPrometheus()
    {
        string unit = Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        string name = Metric.Replace('.', '_').Replace('-', '_') + unit + (Kind == "Counter" ? "_total" : "");
        IEnumerable<KeyValuePair<string, string>> labels = Tags.Select(tag => KeyValuePair.Create(tag.Key.Replace('-', '_'), tag.Value));
        return Kind == "Histogram"
            ? [(Sample.Of(name + "_count", labels), Count), (Sample.Of(name + "_sum", labels), Value)]
            : [(Sample.Of(name, labels), Value)];
    }

    /// <summary>Asserts that a server has every sample with the value that the process counted.</summary>
    /// <param name="counted">The values that the process counted.</param>
    /// <param name="scraped">The values of a server, by series.</param>
    /// <remarks>Sums of seconds are added in a different order, which affects their last digits; everything else is exact.</remarks>
    public static void AssertEqual(IEnumerable<Counted> counted, IReadOnlyDictionary<string, double> scraped) => Assert.All(
        counted.Where(series => series.Metric != "server.memory").SelectMany(series => series.InPrometheus()),
        series => Assert.Equal(
            series.Value,
            scraped[series.Identity],
            tolerance: series.Identity.Contains("_seconds_sum{", StringComparison.Ordinal) ? series.Value * 1e-12 : 0));
}
