using Stalwart.Instrumentation.Catalogue.Exporting;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Cli.Scraping;

namespace Stalwart.Instrumentation.Cli.Watching;

/// <summary>Compares one scrape after the other with the catalogue and with the one before.</summary>
internal sealed class Watcher(CatalogueModel catalogue)
{
    private static readonly string[] Exporters = ["target_info", "otel_scope_info"];

    /// <summary>What the runtime tells of itself, in a catalogue of its own.</summary>
    private const string OfTheRuntime = "instrumentation_";

    private readonly ExportedMetric[] metrics = [.. ExportedMetric.Of(catalogue)];
    private readonly HashSet<string> seen = [];
    private Dictionary<string, double> before = [];
    private int number;

    /// <summary>Takes a scrape.</summary>
    /// <param name="families">What it has.</param>
    /// <param name="elapsed">The time since the scrape before; anything for the first one.</param>
    public WatchFrame Take(IReadOnlyList<SampleFamily> families, TimeSpan elapsed)
    {
        families =
        [
            .. families.Select(family => family with { Samples = [.. family.Samples.Where(IsOfCatalogue)] })
                .Where(family => family.Samples.Count > 0),
        ];
        Dictionary<string, double> now = families.SelectMany(family => family.Samples)
            .DistinctBy(sample => sample.Key)
            .ToDictionary(sample => sample.Key, sample => sample.Value);
        ILookup<string, Sample> samples = families.SelectMany(family => family.Samples).ToLookup(sample => sample.Name);
        var movers = new List<Mover>();
        var values = new List<Mover>();
        var known = new HashSet<string>(Exporters);
        foreach (ExportedMetric metric in metrics)
        {
            known.Add(metric.PrometheusFamily);
            bool isHistogram = metric.Metric.Kind == MetricKind.Histogram;
            Sample[] own = [.. samples[isHistogram ? metric.PrometheusFamily + "_count" : metric.PrometheusFamily]];
            if (own.Length == 0)
            {
                continue;
            }

            seen.Add(metric.Metric.Name);
            double grown = number == 0 ? 0 : own.Sum(sample => Growth(sample));
            var mover = new Mover(metric.Metric.Name, grown / Math.Max(elapsed.TotalSeconds, 0.001), own.Sum(sample => sample.Value));
            (isHistogram || metric.Metric.Kind == MetricKind.Counter ? movers : values).Add(mover);
        }

        before = now;
        number++;
        ExportedMetric[] expected = [.. metrics.Where(metric => metric.IsOn)];
        return new WatchFrame(
            number,
            expected.Count(metric => seen.Contains(metric.Metric.Name)),
            expected.Length,
            [
                .. movers.Where(mover => mover.Rate > 0)
                    .OrderByDescending(mover => mover.Rate)
                    .ThenBy(mover => mover.Name, StringComparer.Ordinal),
            ],
            values,
            [.. expected.Where(metric => !seen.Contains(metric.Metric.Name)).Select(metric => metric.Metric.Name)],
            [.. families.Select(family => family.Name).Where(name => !IsKnown(name)).Order(StringComparer.Ordinal)]);

        bool IsKnown(string name) =>
            known.Contains(name) || known.Contains(name + "_total") || name.StartsWith(OfTheRuntime, StringComparison.Ordinal);
    }

    /// <summary>A counter that fell began again at 0.</summary>
    private double Growth(Sample sample) =>
        before.GetValueOrDefault(sample.Key) is var last && sample.Value >= last ? sample.Value - last : sample.Value;

    /// <summary>A process exports other meters too, and may have other catalogues, with metrics of the same name.</summary>
    private bool IsOfCatalogue(Sample sample) =>
        !sample.Labels.Any(label => label.Key == "otel_scope_name" && label.Value != catalogue.Meter);
}
