using Stalwart.Instrumentation.Catalogue.Exporting;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Cli.Matching;
using Stalwart.Instrumentation.Cli.Traffic;

namespace Stalwart.Instrumentation.Cli.LiveChecking;

/// <summary>Compares pushes and scrapes with a catalogue. Thread-safe.</summary>
internal sealed class LiveCheck
{
    private const int MaxScopes = 100;

    private readonly Lock padlock = new();
    private readonly MetricIndex index;
    private readonly FindingTable findings = new();
    private readonly AttributeCheck attributes;
    private readonly ShapeCheck shapes;
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> otherMetrics = new(StringComparer.Ordinal);
    private readonly SortedSet<string> otherScopes = new(StringComparer.Ordinal);
    private readonly Speller speller = new();
    private long points;
    private int batches;
    private bool hasOwn;

    /// <param name="index">The metrics of the catalogue.</param>
    public LiveCheck(MetricIndex index)
    {
        this.index = index;
        attributes = new AttributeCheck(findings);
        shapes = new ShapeCheck(findings);
    }

    /// <summary>Checks the metrics of one push or scrape.</summary>
    public void Take(IReadOnlyList<SeenMetric> metrics)
    {
        lock (padlock)
        {
            batches++;
            HashSet<string> names = new(StringComparer.Ordinal);
            foreach (SeenMetric metric in metrics)
            {
                Take(metric, names);
            }
        }
    }

    /// <summary>Returns the result so far.</summary>
    /// <param name="requireAll">Whether an enabled metric that was not received is an error.</param>
    public LiveCheckResult Result(bool requireAll)
    {
        lock (padlock)
        {
            var all = findings.All.ToList();
            all.AddRange(index.All.Where(metric => !seen.Contains(metric.Metric.Name)).Select(metric => (Missing(metric, requireAll), 1L)));
            return new LiveCheckResult(
                all, findings.Omitted, hasOwn, batches, points, seen.Count, index.All.Count, otherMetrics.Count, [.. otherScopes]);
        }
    }

    private void Take(SeenMetric metric, HashSet<string> names)
    {
        bool isOwn = metric.Scope is { } scope ? scope == index.Catalogue.Meter : IsNamed(metric);
        if (!isOwn)
        {
            if (otherScopes.Count < MaxScopes)
            {
                otherScopes.Add(metric.Scope ?? "");
                otherMetrics.Add($"{metric.Scope}/{metric.Name}");
            }

            return;
        }

        hasOwn = true;
        points += metric.Points.Count;
        CheckVersion(metric);
        if (!names.Add(metric.Name))
        {
            findings.Add(new Finding(
                LiveRules.DuplicateMetric, metric.Name, null, null, null, $"Metric '{metric.Name}' occurs twice in one push or scrape"));
        }

        if (index.Find(metric.Name) is not { } declared)
        {
            ReportUnknown(metric);
            return;
        }

        seen.Add(metric.Name);
        shapes.Check(metric, declared.Metric);
        CheckSeries(metric, declared);
    }

    /// <summary>
    /// Without a scope, a metric belongs to the catalogue if it has a name in it: other libraries cannot be distinguished.
    /// </summary>
    private bool IsNamed(SeenMetric metric) => index.Find(metric.Name) is not null || index.FindFormer(metric.Name) is not null;

    private void CheckVersion(SeenMetric metric)
    {
        if (metric.Version is { } version && version != (index.Catalogue.Version ?? ""))
        {
            string declared = index.Catalogue.Version is { } own ? $"version '{own}'" : "no version";
            findings.Add(new Finding(
                LiveRules.Version,
                "",
                null,
                version,
                index.Catalogue.Version,
                $"Meter '{index.Catalogue.Meter}' has {(version.Length == 0 ? "no version" : $"version '{version}'")}; the catalogue "
                + $"declares {declared}"));
        }
    }

    private void ReportUnknown(SeenMetric metric)
    {
        if (index.FindFormer(metric.Name) is { } renamed)
        {
            findings.Add(new Finding(
                LiveRules.FormerName,
                renamed.Metric.Name,
                null,
                metric.Name,
                renamed.Metric.Name,
                $"Metric '{metric.Name}' is now '{renamed.Metric.Name}'; update the program that exports it"));
            seen.Add(renamed.Metric.Name);
            return;
        }

        string hint = speller.Find(metric.Name, index.Names) is { } near ? $"; did you mean '{near}'?" : "";
        findings.Add(new Finding(
            LiveRules.UnknownMetric,
            metric.Name,
            null,
            metric.Name,
            null,
            $"Metric '{metric.Name}' of meter '{index.Catalogue.Meter}' is not in the catalogue{hint}"));
    }

    private void CheckSeries(SeenMetric metric, ExportedMetric declared)
    {
        HashSet<string> series = new(StringComparer.Ordinal);
        foreach (SeenPoint point in metric.Points)
        {
            attributes.Check(point, declared.Metric);
            string[] key =
            [
                .. point.Attributes.OrderBy(attribute => attribute.Name, StringComparer.Ordinal)
                    .Select(attribute => $"{attribute.Name}\0{attribute.Type}\0{attribute.Text}"),
            ];
            if (!series.Add(string.Join('\u0001', key)))
            {
                findings.Add(new Finding(
                    LiveRules.DuplicateSeries,
                    metric.Name,
                    null,
                    null,
                    null,
                    $"Metric '{metric.Name}' has two points with equal attributes in one push or scrape"));
            }
        }
    }

    private static Finding Missing(ExportedMetric metric, bool requireAll)
    {
        string name = metric.Metric.Name;
        return new Finding(
            requireAll && metric.IsOn ? LiveRules.RequiredMetric : LiveRules.MissingMetric,
            name,
            null,
            null,
            null,
            $"Metric '{name}' was not received" + (metric.IsOn ? "" : "; it is off by default"));
    }
}
