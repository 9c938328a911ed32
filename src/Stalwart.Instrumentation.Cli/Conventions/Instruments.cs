using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Cli.Conventions;

/// <summary>Converts the instruments of the conventions to kinds of metrics.</summary>
internal static class Instruments
{
    private static readonly WordTable<MetricKind> Kinds = new("counter", "updowncounter", "gauge", "histogram");

    public static IReadOnlyList<string> Words => Kinds.Words;

    public static string Of(MetricKind kind) => Kinds.Of(kind);

    public static MetricKind? Find(string word) => Kinds.Find(word);
}
