using Stalwart.Instrumentation.Catalogue.Exporting;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Cli.Matching;
using Stalwart.Instrumentation.Cli.Scraping;

namespace Stalwart.Instrumentation.Cli.Watching;

/// <summary>Reads the metrics of a scrape: those of a catalogue under their names there, or all under their own names.</summary>
internal sealed class ScrapeReader
{
    /// <summary>The runtime's own catalogue.</summary>
    private const string OfTheRuntime = "instrumentation_";
    private const string Scope = "otel_scope_name", Created = "_created";

    private static readonly HashSet<string> OfExporters = ["target_info", "target", "otel_scope_info", "otel_scope"];

    /// <summary>The suffixes of the samples of a distribution, for scrapes without types.</summary>
    private static readonly string[] Parts = ["_count", "_sum", "_bucket"];

    private readonly MetricIndex? index;
    private readonly PrometheusNames? names;

    /// <param name="catalogue">The catalogue; <see langword="null"/> to read everything.</param>
    public ScrapeReader(CatalogueModel? catalogue)
    {
        index = catalogue is null ? null : new MetricIndex(catalogue);
        names = index is null ? null : new PrometheusNames(index);
    }

    /// <summary>Gets the enabled metrics of the catalogue; <see langword="null"/> when there is no catalogue.</summary>
    public IReadOnlyList<string>? Expected =>
        index is null ? null : [.. index.All.Where(metric => metric.IsOn).Select(metric => metric.Metric.Name)];

    /// <summary>Reads a scrape.</summary>
    /// <param name="families">The families of the scrape.</param>
    /// <param name="unknown">The families that are not in the catalogue, by name.</param>
    public IReadOnlyList<ReadMetric> Read(IReadOnlyList<SampleFamily> families, out IReadOnlyList<string> unknown)
    {
        var metrics = new List<ReadMetric>();
        var strange = new SortedSet<string>(StringComparer.Ordinal);
        foreach (SampleFamily family in families.Where(family => !OfExporters.Contains(family.Name)))
        {
            foreach (IGrouping<string, Sample> scope in family.Samples.GroupBy(MeterOf).Where(scope => IsOfCatalogue(scope.Key)))
            {
                if (index is null)
                {
                    metrics.Add(Own(family, scope));
                }
                else if (Declared(family) is { } declared)
                {
                    metrics.Add(Of(declared, family, scope));
                }
                else if (!family.Name.StartsWith(OfTheRuntime, StringComparison.Ordinal))
                {
                    strange.Add(family.Name);
                }
            }
        }

        unknown = [.. strange];
        return [.. metrics.Where(metric => metric.Samples.Count > 0)];
    }

    private static ReadMetric Own(SampleFamily family, IGrouping<string, Sample> scope)
    {
        Sample[] samples = Values(family, family.Type, scope);

        // The same in every format: in OpenMetrics, the name of a counter's family has no suffix.
        string name = family.Type == "counter" && samples.Length > 0 ? samples[0].Name : family.Name;
        return new ReadMetric(
            new WatchedMetric(name, scope.Key, family.Type, PrometheusName.UnitOf(name, out _) ?? family.Unit ?? "", family.Help),
            samples);
    }

    private static ReadMetric Of(ExportedMetric declared, SampleFamily family, IGrouping<string, Sample> scope)
    {
        MetricModel metric = declared.Metric;
        string type = metric.Kind switch
        {
            MetricKind.Counter => "counter",
            MetricKind.Histogram => "histogram",
            _ => "gauge",
        };
        return new ReadMetric(
            new WatchedMetric(metric.Name, declared.Meter, type, metric.Unit, metric.Description),
            Values(family, type, scope));
    }

    private static Sample[] Values(SampleFamily family, string type, IEnumerable<Sample> samples) => type switch
    {
        "histogram" or "summary" => [.. samples.Where(sample => sample.Name.EndsWith("_count", StringComparison.Ordinal))],
        "gaugehistogram" => [.. samples.Where(sample => sample.Name.EndsWith("_gcount", StringComparison.Ordinal))],
        _ => [.. samples.Where(sample => sample.Name == family.Name || !sample.Name.EndsWith(Created, StringComparison.Ordinal))],
    };

    private static string MeterOf(Sample sample) => sample.Labels.FirstOrDefault(label => label.Key == Scope).Value ?? "";

    /// <summary>A process may export other meters, and have other catalogues with metrics of the same name.</summary>
    private bool IsOfCatalogue(string meter) => index is null || meter.Length == 0 || meter == index.Catalogue.Meter;

    /// <summary>A name with a unit that is not the catalogue's belongs to another metric.</summary>
    private ExportedMetric? Declared(SampleFamily family)
    {
        if (Find(family.Name) is { } found)
        {
            return found;
        }

        string? part = family.Type == "unknown" ? Parts.FirstOrDefault(part => family.Name.EndsWith(part, StringComparison.Ordinal)) : null;
        return part is not null && Find(family.Name[..^part.Length]) is { Metric.Kind: MetricKind.Histogram } histogram ? histogram : null;
    }

    private ExportedMetric? Find(string family) =>
        names!.Metric(family, out string? otherUnit) is var name && otherUnit is null ? index!.Find(name) : null;
}
