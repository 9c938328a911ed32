using System.Globalization;
using System.Text;
using Stalwart.Instrumentation.Prometheus.Exposition;

namespace Stalwart.Instrumentation.Prometheus.Tests.Oracle;

/// <summary>
/// Compares a scrape with that of the OpenTelemetry SDK's exporter for the same instruments: every family, type, unit, description, series
/// and value, except for the differences in the manual.
/// </summary>
internal sealed class ScrapeComparison : IDisposable
{
    private const string Created = "_created";

    private readonly MetricDescriptor[] metrics;
    private readonly bool isCreated;
    private readonly SdkScrape sdk;
    private readonly OurScrape ours;

    /// <summary>Starts the SDK, which receives later records.</summary>
    public ScrapeComparison(
        IEnumerable<EventCatalogue> catalogues,
        bool hasScopeLabels,
        bool isCreated,
        IEnumerable<KeyValuePair<string, object>>? resource = null)
    {
        metrics = [.. catalogues.SelectMany(catalogue => catalogue.Metrics)];
        this.isCreated = isCreated;
        sdk = new SdkScrape(catalogues, hasScopeLabels, resource);
        ours = new OurScrape(catalogues, hasScopeLabels, resource, isCreated ? DateTimeOffset.UnixEpoch.AddSeconds(1.5) : null);
    }

    /// <summary>Compares both in every text format.</summary>
    /// <returns>The number of families, which is the same in all of them.</returns>
    public async Task<int> CompareAsync()
    {
        int families = 0;
        foreach (ExpositionFormat format in ExpositionFormat.All.Where(format => !format.IsProtobuf))
        {
            families = Compare(await sdk.ReadAsync(format), ours.Read(format), format);
        }

        return families;
    }

    public void Dispose() => sdk.Dispose();

    private int Compare(string expected, string actual, ExpositionFormat format)
    {
        List<ScrapeFamily> theirs = ParsedScrape.Read(expected, format.IsOpenMetrics);
        List<ScrapeFamily> ours = ParsedScrape.Read(actual, format.IsOpenMetrics);
        Assert.Equal(theirs.Select(family => family.Help).Order(), ours.Select(family => family.Help).Order());
        foreach (ScrapeFamily family in theirs)
        {
            ScrapeFamily our = ours.Find(our => our.Name == family.Name) ?? Assert.Single(ours, our => our.Help == family.Help);
            Assert.Equal((family.Type, family.Unit, family.Help), (our.Type, our.Unit, our.Help));
            Assert.True(
                family.Name == our.Name
                    || metrics.Any(metric => Exported(metric.Description) == family.Help && MayDiffer(metric.Name, our, format)),
                $"Expected '{family.Name}', found '{our.Name}'");
            CompareSamples(family, our);
        }

        return ours.Count;
    }

    private void CompareSamples(ScrapeFamily theirs, ScrapeFamily ours)
    {
        (string Suffix, string Labels)[] expected =
        [
            .. theirs.Samples.Keys.Where(sample => sample.Suffix != Created || isCreated),
        ];
        Assert.Equal(expected.Order(), ours.Samples.Keys.Order());
        foreach ((string Suffix, string Labels) sample in expected)
        {
            if (sample.Suffix == Created)
            {
                Assert.Equal("1.500", ours.Samples[sample]);
            }
            else
            {
                CompareValues(theirs.Samples[sample], ours.Samples[sample], isSum: sample.Suffix == "_sum");
            }
        }
    }

    private static void CompareValues(string expected, string actual, bool isSum)
    {
        if (isSum)
        {
            // The last digits depend on the order of addition.
            double sum = double.Parse(expected, CultureInfo.InvariantCulture);
            Assert.Equal(sum, double.Parse(actual, CultureInfo.InvariantCulture), Math.Abs(sum) * 1e-12);
        }
        else
        {
            Assert.Equal(expected, actual);
        }
    }

    /// <summary>Returns a text as UTF-8 can encode it: a lone surrogate becomes a replacement character.</summary>
    private static string Exported(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>Returns whether the manual lists the difference between two names.</summary>
    private static bool MayDiffer(string metric, ScrapeFamily ours, ExpositionFormat format)
    {
        string name = metric.Replace('.', '_').Replace('-', '_');
        bool isCounterInOpenMetrics = format.IsOpenMetrics && ours.Type == "counter" && name.EndsWith("_total", StringComparison.Ordinal);
        bool endsWithPartOfAWord = name.EndsWith("milliseconds", StringComparison.Ordinal)
            || name.EndsWith("milliseconds_total", StringComparison.Ordinal);
        return isCounterInOpenMetrics || endsWithPartOfAWord;
    }
}
