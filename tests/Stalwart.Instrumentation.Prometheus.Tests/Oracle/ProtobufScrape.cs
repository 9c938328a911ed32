using System.Globalization;

namespace Stalwart.Instrumentation.Prometheus.Tests.Oracle;

/// <summary>The answer to a scrape in Protocol Buffers, as the families of <see cref="ParsedScrape"/>.</summary>
internal static class ProtobufScrape
{
    private static readonly string[] Types = ["counter", "gauge", "summary", "untyped", "histogram"];

    public static List<ScrapeFamily> Read(ReadOnlySpan<byte> messages) => [.. ProtobufFields.Read(messages).Select(Family)];

    private static ScrapeFamily Family(ProtobufFields message)
    {
        string type = Types[(int)message.Number(3)];
        var family = new ScrapeFamily(message.Text(1), type) { Help = message.Text(2), Unit = message.Text(5) };
        foreach (ProtobufFields metric in message.Messages(4))
        {
            string[] labels = [.. metric.Messages(1).Select(label => $"{label.Text(1)}={label.Text(2)}")];
            if (type == "histogram")
            {
                AddHistogram(family, labels, metric.Message(7));
            }
            else
            {
                Add(family, "", labels, metric.Message(type == "counter" ? 3 : 2).Double(1));
            }
        }

        return family;
    }

    private static void AddHistogram(ScrapeFamily family, string[] labels, ProtobufFields histogram)
    {
        foreach (ProtobufFields bucket in histogram.Messages(3))
        {
            Add(family, "_bucket", [.. labels, "le=" + bucket.Double(2).ToString(CultureInfo.InvariantCulture)], bucket.Number(1));
        }

        Add(family, "_bucket", [.. labels, "le=+Inf"], histogram.Number(1));
        Add(family, "_sum", labels, histogram.Double(2));
        Add(family, "_count", labels, histogram.Number(1));
    }

    private static void Add(ScrapeFamily family, string suffix, string[] labels, double value) => family.Samples.Add(
        (suffix, string.Join('\u0001', labels.Order(StringComparer.Ordinal))), value.ToString("R", CultureInfo.InvariantCulture));
}
