using Stalwart.Instrumentation.Catalogue.Exporting;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Cli.Matching;

/// <summary>The metrics of a catalogue by current and former name.</summary>
internal sealed class MetricIndex
{
    private readonly Dictionary<string, ExportedMetric> current;
    private readonly Dictionary<string, ExportedMetric> former = [];

    public MetricIndex(CatalogueModel catalogue)
    {
        Catalogue = catalogue;
        All = ExportedMetric.Of(catalogue);
        current = All.ToDictionary(metric => metric.Metric.Name, StringComparer.Ordinal);
        foreach (ExportedMetric metric in All)
        {
            IEnumerable<string> names = metric.Event is { Counter: null } counted ? counted.Formerly : metric.Metric.Formerly;
            foreach (string name in names.Where(name => !current.ContainsKey(name)))
            {
                former.TryAdd(name, metric);
            }
        }
    }

    public CatalogueModel Catalogue { get; }

    public IReadOnlyList<ExportedMetric> All { get; }

    public IEnumerable<string> Names => current.Keys;

    /// <summary>Returns the metric with a name, or <see langword="null"/> when there is none.</summary>
    public ExportedMetric? Find(string name) => current.GetValueOrDefault(name);

    /// <summary>Returns the metric with a former name, or <see langword="null"/> when there is none.</summary>
    public ExportedMetric? FindFormer(string name) => former.GetValueOrDefault(name);
}
