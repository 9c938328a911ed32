using System.Text.Json;

namespace Stalwart.Instrumentation.Integration.Tests;

/// <summary>What the sample's report says, series by series.</summary>
internal sealed record Counted(string Metric, string Kind, string Unit, Dictionary<string, string> Tags, double Value, long Count)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>Reads the file that <c>--report</c> names.</summary>
    public static IReadOnlyList<Counted> Read(string file) => JsonSerializer.Deserialize<Counted[]>(File.ReadAllText(file), Web)!;

    /// <summary>The series' samples as Prometheus names them.</summary>
    public IEnumerable<(string Identity, double Value)> InPrometheus()
    {
        string unit = Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        string name = Metric.Replace('.', '_').Replace('-', '_') + unit + (Kind == "Counter" ? "_total" : "");
        IEnumerable<KeyValuePair<string, string>> labels = Tags.Select(tag => KeyValuePair.Create(tag.Key.Replace('-', '_'), tag.Value));
        return Kind == "Histogram"
            ? [(Sample.Of(name + "_count", labels), Count), (Sample.Of(name + "_sum", labels), Value)]
            : [(Sample.Of(name, labels), Value)];
    }
}
